-- What somebody typed in a form and hasn't saved: read by its owner alone, never in the trail, gone once saved or after 30 days.
create table draft (
  person_id integer not null references person,
  path text not null,
  fields jsonb not null,
  saved_at timestamptz not null,
  primary key (person_id, path)
);
create index draft_by_age on draft (saved_at);
