-- A child who died, wasn't born, moved to another authority or turned 18 is followed nowhere any more, whatever is open for them (P17, P18):
-- the day, why, and what is written of it. All three are empty while the child is followed.
alter table child
  add column followed_until date,
  add column no_longer_because text check (no_longer_because in ('died', 'pregnancy-ended', 'moved-away', 'turned-18')),
  add column no_longer_words text,
  add check ((followed_until is null) = (no_longer_because is null)),
  add check (followed_until is not null or no_longer_words is null);

-- Until now only the end of pre-proceedings said so: of children whose last ended like that, and who aren't in proceedings issued since.
update child set followed_until = last.ended_on, no_longer_because = last.outcome, no_longer_words = last.ended_words
from (select distinct on (child_id) child_id, outcome, ended_on, ended_words from episode order by child_id, decided_on desc, id desc) last
where last.child_id = child.id and last.outcome in ('died', 'pregnancy-ended', 'moved-away', 'turned-18') and last.ended_on is not null
  and not exists (
    select 1 from proceedings_child pc join proceedings p on p.id = pc.proceedings_id
    where pc.child_id = child.id and p.issued_on >= last.ended_on);

-- A line follows from it.
create or replace function mark_lines_after_child_changed() returns trigger language plpgsql as $$
begin
  insert into clock_line_due (child_id)
    select changed.id from changed join was using (id)
    where (changed.family_id, changed.name, changed.team_id, changed.social_worker_id, changed.solicitor_id, changed.born_on,
        changed.expected_delivery_on, changed.followed_until)
      is distinct from (was.family_id, was.name, was.team_id, was.social_worker_id, was.solicitor_id, was.born_on,
        was.expected_delivery_on, was.followed_until);
  return null;
end $$;
