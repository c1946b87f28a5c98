-- A child not born yet whose name holds nobody's but the family's ('Unborn Kelly') is called after the mother, where one is written down: the
-- rule of src/rules/people/unborn-name.ts, which calls every child so from now on as soon as a mother is.
with mothers as (
  select adult_of_child.child_id, min(adult.name) as name
  from adult_of_child join adult on adult.id = adult_of_child.adult_id
  where string_to_array(fold_words(relationship), ' ') && array['mother', 'mum', 'mam']
    and not string_to_array(fold_words(relationship), ' ') && array['step', 'foster', 'adoptive', 'half', 'grand', 'god', 'of', 's']
  group by adult_of_child.child_id having count(*) = 1
), called as (
  select child.id, child.name as before, mothers.name as mother,
    (select string_agg(word, ' ' order by place) from regexp_split_to_table(child.name, '\s+') with ordinality as written (word, place)
      where word <> '' and lower(word) not in ('of', 'the') and fold_words(word) <> all (string_to_array(fold_words(family.name), ' '))) as said
  from child join family on family.id = child.family_id join mothers on mothers.child_id = child.id
  where child.unborn and string_to_array(fold_words(child.name), ' ') <@ (
    string_to_array(fold_words(family.name), ' ')
    || '{unborn,baby,child,infant,twin,twins,triplet,of,the,a,b,c,one,two,three,1,2,3}'::text[])
), renamed as (
  update child set version = child.version + 1, name = case coalesce(lower(said), 'baby')
      when 'unborn' then 'Unborn child' else upper(left(coalesce(said, 'baby'), 1)) || substr(coalesce(said, 'baby'), 2) end || ' of ' || mother
  from called where called.id = child.id
  returning child.id, child.family_id, called.before, child.name
)
insert into change_history (at, person_id, record_kind, record_id, family_id, child_id, reason, before, after)
select now(), null, 'child', id, family_id, id, 'A child not born yet is called after the mother',
  jsonb_build_object('name', before), jsonb_build_object('name', name)
from renamed;
