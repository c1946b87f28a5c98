-- Papers that an authority asks for each kind of item (SET-08). Of which kinds there are the rules know, and a later one is a row like these; a
-- paper has a name of its own or that of one of the authority's documents. One that was removed is asked for no more.
create table paper (
  id integer generated always as identity primary key,
  kind text not null check (kind <> ''),
  position integer not null,
  label text,
  name text check (name <> ''),
  working_days integer not null check (working_days between 0 and 30),
  at_time time,
  oldest_days integer check (oldest_days between 1 and 730),
  removed_at timestamptz,
  version integer not null default 1,
  check ((label is null) <> (name is null))
);
create constraint trigger facts_come_and_go after insert or delete on paper deferrable initially deferred
  for each row execute function raise_facts_version();
create constraint trigger facts_change after update on paper deferrable initially deferred for each row
  when ((old.*) is distinct from (new.*)) execute function raise_facts_version();

-- What became of a paper of a coming item: asked for, chased, seen. An item is found by the series and what it is about (`subject_id` as in
-- agenda_item, nothing where that is the family), so that what was seen goes along to another day; `meets_on` is the meeting it was last for.
-- Once the item is recorded, `agenda_item_id` says which, and it counts for no other.
create table item_paper (
  id integer generated always as identity primary key,
  paper_id integer not null references paper,
  series_id integer not null references meeting_series,
  subject_word text not null,
  subject_id integer,
  family_id integer references family,
  meets_on date not null,
  asked_at timestamptz,
  chased_at timestamptz,
  dated_on date,
  seen_by integer references person,
  seen_at timestamptz,
  agenda_item_id integer references agenda_item,
  version integer not null default 1,
  check ((seen_by is null) = (seen_at is null)),
  check (dated_on is null or seen_at is not null),
  check (subject_id is not null or family_id is not null)
);
create unique index item_paper_one_open on item_paper (paper_id, series_id, subject_word, subject_id, family_id)
  nulls not distinct where agenda_item_id is null;
create index item_paper_by_paper on item_paper (paper_id);
create index item_paper_by_series on item_paper (series_id, agenda_item_id);
create index item_paper_by_family on item_paper (family_id);
create index item_paper_by_item on item_paper (agenda_item_id) where agenda_item_id is not null;
create index item_paper_by_person on item_paper (seen_by) where seen_by is not null;
create trigger goes_where_family_went before insert on item_paper for each row
  when (new.family_id is not null) execute function goes_where_family_went();

-- How each paper stood when the item was recorded, in the words of that day; nothing where nothing was asked.
alter table agenda_item add column papers jsonb;
