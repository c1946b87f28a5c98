-- A child or family is found by one indexed column, whatever the accents and apostrophes; lists of names are in the order of a dictionary.

-- å with a, É with e, "de Souza" under D, in every list that is ordered by these columns. No index is built on this order, so that a
-- newer version of ICU can't leave one wrong.
drop index person_name;
drop index family_name;
drop index child_name;
drop index child_case_system_id;
alter table person alter column name type text collate "en-x-icu";
alter table family alter column name type text collate "en-x-icu";
alter table child alter column name type text collate "en-x-icu";
alter table adult alter column name type text collate "en-x-icu";

-- What counts as the same word in a search: the rule of src/rules/search/fold-words.ts, held to it by a test. By lists of letters, so
-- that it is the same on every machine and for ever.
create function fold_words(written text) returns text language sql immutable strict parallel safe as $$
  select trim(both ' ' from regexp_replace(
    replace(replace(replace(replace(
      translate(
        regexp_replace(normalize(translate(written, '''’‘‛ʼʻʽʹ′`´ʿʾ', ''), nfkd), '[\u0300-\u036f]+', '', 'g'),
        'ABCDEFGHIJKLMNOPQRSTUVWXYZŁłØøĐđÐðĦħŦŧıȷŊŋÆŒÞẞΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐ',
        'abcdefghijklmnopqrstuvwxyzllooddddhhttijnnæœþßαβγδεζηθικλμνξοπρστυφχψωσабвгдежзиклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґ'),
      'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ß', 'ss'),
    '[\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u00d7\u00f7\u02b0-\u02ff\u2000-\u206f\u2190-\u2bff\u3000-\u303f]+', ' ', 'g'))
$$;

-- A number as written and closed up: '091 0016 0910016'.
create function fold_mark(written text) returns text language sql immutable strict parallel safe as $$
  select concat_ws(' ', nullif(fold_words(written), ''), nullif(replace(fold_words(written), ' ', ''), ''))
$$;

-- Who works here is found the same way.
alter table person add column folded text not null generated always as (' ' || fold_words(name)) stored;

-- What each child is found by: the own name alone, for the order of what is found; and every word, with a space before and after each.
create table child_words (
  child_id integer primary key references child on delete cascade,
  name text not null,
  words text not null
);
create index child_words_words on child_words using gin (words gin_trgm_ops);

-- The words of these children as the record has them now: name, family's name, its reference, case-system id, court numbers, parents' names.
create function words_of_children(ids integer[]) returns table (child_id integer, name text, words text) language sql stable as $$
  select child.id, fold_words(child.name),
    ' ' || concat_ws(' ',
      nullif(fold_words(child.name), ''),
      nullif(fold_words(family.name), ''),
      nullif(fold_mark(family.reference), ''),
      nullif(fold_mark(child.case_system_id), ''),
      (select string_agg(fold_mark(proceedings.court_number), ' ' order by proceedings.id)
        from proceedings_child join proceedings on proceedings.id = proceedings_id
        where proceedings_child.child_id = child.id and fold_words(court_number) <> ''),
      (select string_agg(fold_words(adult.name), ' ' order by adult.id)
        from adult_of_child join adult on adult.id = adult_id
        where adult_of_child.child_id = child.id and fold_words(adult.name) <> '')) || ' '
  from child join family on family.id = family_id
  where child.id = any (ids)
$$;

-- Writes them anew. The rows are held first, so that of two changes at once the later one sees the earlier.
create function refresh_child_words(ids integer[]) returns void language plpgsql as $$
begin
  if ids = '{}' then
    return;
  end if;
  perform from child_words where child_id = any (ids) order by child_id for update;
  insert into child_words (child_id, name, words)
    select * from words_of_children(ids) order by 1
    on conflict (child_id) do update set name = excluded.name, words = excluded.words
      where (child_words.name, child_words.words) is distinct from (excluded.name, excluded.words);
end
$$;

create function words_after_child_added() returns trigger language plpgsql as $$
begin
  perform refresh_child_words(array(select id from changed));
  return null;
end
$$;
create trigger words_after_child_added after insert on child
  referencing new table as changed for each statement execute function words_after_child_added();

create function words_after_child_changed() returns trigger language plpgsql as $$
begin
  perform refresh_child_words(array(
    select changed.id from changed join was using (id)
    where (changed.name, changed.family_id, changed.case_system_id) is distinct from (was.name, was.family_id, was.case_system_id)));
  return null;
end
$$;
create trigger words_after_child_changed after update on child
  referencing old table as was new table as changed for each statement execute function words_after_child_changed();

create function words_after_family_changed() returns trigger language plpgsql as $$
begin
  perform refresh_child_words(array(
    select child.id from changed join was using (id) join child on child.family_id = changed.id
    where (changed.name, changed.reference) is distinct from (was.name, was.reference)));
  return null;
end
$$;
create trigger words_after_family_changed after update on family
  referencing old table as was new table as changed for each statement execute function words_after_family_changed();

create function words_after_adult_changed() returns trigger language plpgsql as $$
begin
  perform refresh_child_words(array(
    select distinct child_id from changed join was using (id) join adult_of_child on adult_id = changed.id
    where changed.name is distinct from was.name));
  return null;
end
$$;
create trigger words_after_adult_changed after update on adult
  referencing old table as was new table as changed for each statement execute function words_after_adult_changed();

create function words_after_proceedings_changed() returns trigger language plpgsql as $$
begin
  perform refresh_child_words(array(
    select distinct child_id from changed join was using (id) join proceedings_child on proceedings_id = changed.id
    where changed.court_number is distinct from was.court_number));
  return null;
end
$$;
create trigger words_after_proceedings_changed after update on proceedings
  referencing old table as was new table as changed for each statement execute function words_after_proceedings_changed();

-- A child gains or loses a parent or a court case: both tables name the child alike.
create function words_after_link() returns trigger language plpgsql as $$
begin
  perform refresh_child_words(array(select distinct child_id from changed));
  return null;
end
$$;
create trigger words_after_adult_linked after insert on adult_of_child
  referencing new table as changed for each statement execute function words_after_link();
create trigger words_after_adult_unlinked after delete on adult_of_child
  referencing old table as changed for each statement execute function words_after_link();
create trigger words_after_child_joined after insert on proceedings_child
  referencing new table as changed for each statement execute function words_after_link();
create trigger words_after_child_left after delete on proceedings_child
  referencing old table as changed for each statement execute function words_after_link();

create function words_after_link_moved() returns trigger language plpgsql as $$
begin
  perform refresh_child_words(array(select child_id from changed union select child_id from was));
  return null;
end
$$;
create trigger words_after_adult_moved after update on adult_of_child
  referencing old table as was new table as changed for each statement execute function words_after_link_moved();
create trigger words_after_child_moved after update on proceedings_child
  referencing old table as was new table as changed for each statement execute function words_after_link_moved();

select refresh_child_words(array(select id from child));
