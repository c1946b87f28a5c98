-- What the words and the lines of children follow from costs less where many rows change at once. The rules stay as they are.

-- Most names have nothing in them that isn't on an English keyboard: those need no list of letters. Not declared strict any more, though
-- nothing is still nothing, so that PostgreSQL writes it out in the query that asks instead of calling it.
create or replace function fold_words(written text) returns text language sql immutable parallel safe as $$
  select case when octet_length(written) = char_length(written) then
    trim(both ' ' from regexp_replace(
      translate(written, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ''`', 'abcdefghijklmnopqrstuvwxyz'), '[^a-z0-9]+', ' ', 'g'))
  else
    trim(both ' ' from regexp_replace(
      replace(replace(replace(replace(
        translate(
          regexp_replace(normalize(translate(written, '''’‘‛ʼʻʽʹ′`´ʿʾ', ''), nfkd), '[\u0300-\u036f]+', '', 'g'),
          'ABCDEFGHIJKLMNOPQRSTUVWXYZŁłØøĐđÐðĦħŦŧıȷŊŋÆŒÞẞΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐ',
          'abcdefghijklmnopqrstuvwxyzllooddddhhttijnnæœþßαβγδεζηθικλμνξοπρστυφχψωσабвгдежзиклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґ'),
        'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ß', 'ss'),
      '[\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u00d7\u00f7\u02b0-\u02ff\u2000-\u206f\u2190-\u2bff\u3000-\u303f]+', ' ', 'g'))
  end
$$;

-- A folded number as written and closed up: '091 0016 0910016'.
create function with_closed_up(folded text) returns text language sql immutable parallel safe as $$
  select concat_ws(' ', nullif(folded, ''), nullif(replace(folded, ' ', ''), ''))
$$;
create or replace function fold_mark(written text) returns text language sql immutable parallel safe as $$
  select with_closed_up(fold_words(written))
$$;

-- As before: name, family's name, its reference, case-system id, court numbers, parents' names. Each is folded once, and what many children
-- have is looked up for all of them together.
create or replace function words_of_children(ids integer[]) returns table (child_id integer, name text, words text) language sql stable as $$
  with folded as materialized (
    select child.id, fold_words(child.name) as own, fold_words(family.name) as family, fold_words(family.reference) as reference,
      fold_words(child.case_system_id) as case_system_id
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
  )
  select folded.id, own,
    ' ' || concat_ws(' ', nullif(own, ''), nullif(family, ''), nullif(with_closed_up(reference), ''),
      nullif(with_closed_up(case_system_id), ''), numbers.found, parents.found) || ' '
  from folded left join numbers on numbers.child_id = folded.id left join parents on parents.child_id = folded.id
$$;

-- The lines of whom a statement touched are marked once for the whole statement and once for each child or case, not for each row.
create function mark_lines_of_children() returns trigger language plpgsql as $$
begin
  insert into clock_line_due (child_id) select distinct child_id from changed;
  return null;
end $$;
create function mark_lines_of_children_moved() returns trigger language plpgsql as $$
begin
  insert into clock_line_due (child_id) select child_id from changed union select child_id from was;
  return null;
end $$;
-- An episode is always the same child's.
create function mark_lines_of_episodes() returns trigger language plpgsql as $$
begin
  insert into clock_line_due (child_id) select distinct child_id from changed join episode on episode.id = episode_id;
  return null;
end $$;
create function mark_lines_of_episodes_moved() returns trigger language plpgsql as $$
begin
  insert into clock_line_due (child_id)
    select distinct child_id from (select episode_id from changed union select episode_id from was) touched join episode on episode.id = episode_id;
  return null;
end $$;
create function mark_lines_of_cases() returns trigger language plpgsql as $$
begin
  insert into clock_line_due (proceedings_id) select distinct proceedings_id from changed;
  return null;
end $$;
create function mark_lines_of_cases_moved() returns trigger language plpgsql as $$
begin
  insert into clock_line_due (proceedings_id) select proceedings_id from changed union select proceedings_id from was;
  return null;
end $$;
-- Of a child and of a case only what a line follows from.
create function mark_lines_after_child_changed() returns trigger language plpgsql as $$
begin
  insert into clock_line_due (child_id)
    select changed.id from changed join was using (id)
    where (changed.family_id, changed.name, changed.team_id, changed.social_worker_id, changed.solicitor_id, changed.born_on, changed.expected_delivery_on)
      is distinct from (was.family_id, was.name, was.team_id, was.social_worker_id, was.solicitor_id, was.born_on, was.expected_delivery_on);
  return null;
end $$;
create function mark_lines_after_case_changed() returns trigger language plpgsql as $$
begin
  insert into clock_line_due (proceedings_id)
    select changed.id from changed join was using (id)
    where (changed.issued_on, changed.ended_on) is distinct from (was.issued_on, was.ended_on);
  return null;
end $$;

do $$ declare of record; begin
  for of in
    select relation, marks from (values
      ('children', array['episode', 'private_proceedings', 'proceedings_child']),
      ('episodes', array['review', 'extension', 'urgent_return']),
      ('cases', array['hearing', 'court_filing'])) followed (marks, relations) cross join unnest(relations) relation
  loop
    execute format('drop trigger clock_line_follows on %I', of.relation);
    execute format('create trigger clock_line_follows after insert on %I
      referencing new table as changed for each statement execute function mark_lines_of_%s()', of.relation, of.marks);
    execute format('create trigger clock_line_follows_an_end after delete on %I
      referencing old table as changed for each statement execute function mark_lines_of_%s()', of.relation, of.marks);
    execute format('create trigger clock_line_follows_a_change after update on %I
      referencing old table as was new table as changed for each statement execute function mark_lines_of_%s_moved()', of.relation, of.marks);
  end loop;
end $$;
drop trigger clock_line_follows on child;
create trigger clock_line_follows after update on child
  referencing old table as was new table as changed for each statement execute function mark_lines_after_child_changed();
drop trigger clock_line_follows on proceedings;
create trigger clock_line_follows after update on proceedings
  referencing old table as was new table as changed for each statement execute function mark_lines_after_case_changed();
drop function mark_clock_line_of_child, mark_clock_line_of_episode, mark_clock_lines_of_case;

-- Also where rows are loaded in bulk with ordinary triggers off, as before.
do $$ declare follows record; begin
  for follows in select tgrelid::regclass as relation, tgname as name from pg_trigger where tgname like 'clock_line_follows%' loop
    execute format('alter table %s enable always trigger %I', follows.relation, follows.name);
  end loop;
end $$;
