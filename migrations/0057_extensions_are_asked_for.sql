-- The team asks for an extension with what shows the exceptional circumstances; it can be withdrawn, and one decision answers all that was
-- asked or recommended before it (PP-04, P6). `closed_on` says since when there is nothing more to decide, `closed_because` why.
alter table extension add column evidence text check (btrim(evidence) <> '');
-- The day that was asked for, where an earlier one was agreed.
alter table extension add column asked_limit_on date;
alter table extension add constraint extension_agreed_until_an_earlier_day check (
  asked_limit_on is null or state = 'agreed' and new_limit_on < asked_limit_on);
alter table extension add column closed_because text check (closed_because in ('pre-proceedings-ended', 'withdrawn', 'answered'));
alter table extension add column closed_by integer references person;
alter table extension add column closed_words text check (btrim(closed_words) <> '');
update extension set closed_because = 'pre-proceedings-ended' where closed_on is not null;
alter table extension add constraint extension_closed_for_a_reason check ((closed_on is null) = (closed_because is null));
alter table extension add constraint extension_withdrawn_by_somebody check (
  (closed_because = 'withdrawn') is not distinct from true and closed_by is not null and closed_words is not null
  or closed_because is distinct from 'withdrawn' and closed_by is null and closed_words is null);

-- What is agreed here is later than what stood: the 12-week date, or what was agreed before.
create function extension_is_later() returns trigger language plpgsql as $$
begin
  if new.state = 'agreed' and new.decided_at is not null and exists (
    select from extension where episode_id = new.episode_id and id <> new.id and state = 'agreed' and new_limit_on >= new.new_limit_on) then
    raise exception 'the date % is not later than what was agreed already', new.new_limit_on using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger extension_is_later before insert or update of state, new_limit_on on extension
  for each row execute function extension_is_later();
