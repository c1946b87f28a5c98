-- Where a family went that was joined with another: its address and its reference lead there, and its history is read there. Always the
-- family that is there now, however often that was joined again.
alter table family add column joined_into integer references family, add check (joined_into <> id);
create index family_joined_into on family (joined_into);

-- Families joined until now: they are without children, and what was kept of their children says where those went.
update family set joined_into = went.to_family
from (
  select distinct on (from_family) from_family, to_family
  from (
    select change_history.id, (before ->> 'familyId')::integer as from_family, child.family_id as to_family
    from change_history join child on child.id = change_history.child_id
    where record_kind = 'child' and before ? 'familyId' and after ? 'familyName') moved
  order by from_family, id desc) went
where went.from_family = family.id and went.to_family <> family.id
  and not exists (select 1 from child where child.family_id = family.id);

-- As before, and what the families joined with the child's were called and known by.
create or replace function words_of_children(ids integer[]) returns table (child_id integer, name text, words text) language sql stable as $$
  with folded as materialized (
    select child.id, child.family_id, fold_words(child.name) as own, fold_words(family.name) as family,
      fold_words(family.reference) as reference, fold_words(child.case_system_id) as case_system_id
    from child join family on family.id = family_id
    where child.id = any (ids)
  ), number as materialized (
    select proceedings_child.child_id, proceedings.id, fold_words(court_number) as folded
    from proceedings_child join proceedings on proceedings.id = proceedings_id
    where proceedings_child.child_id = any (ids)
  ), numbers as (
    select number.child_id, string_agg(nullif(with_closed_up(folded), ''), ' ' order by id) as found from number group by number.child_id
  ), parents as (
    select adult_of_child.child_id, string_agg(nullif(fold_words(adult.name), ''), ' ' order by adult.id) as found
    from adult_of_child join adult on adult.id = adult_id
    where adult_of_child.child_id = any (ids)
    group by adult_of_child.child_id
  ), joined as (
    select joined_into, string_agg(concat_ws(' ', nullif(fold_words(name), ''), nullif(with_closed_up(fold_words(reference)), '')), ' ' order by id)
      as found
    from family where joined_into in (select family_id from folded) group by joined_into
  )
  select folded.id, own,
    ' ' || concat_ws(' ', nullif(own, ''), nullif(family, ''), nullif(with_closed_up(reference), ''),
      nullif(with_closed_up(case_system_id), ''), numbers.found, parents.found, joined.found) || ' '
  from folded left join numbers on numbers.child_id = folded.id left join parents on parents.child_id = folded.id
    left join joined on joined.joined_into = folded.family_id
$$;
