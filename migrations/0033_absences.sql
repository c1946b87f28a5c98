-- When somebody who goes on working here is away: until they are back, what is theirs is covered or handed on (AC-04).
create table absence (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  starts_on date not null,
  ends_on date not null,
  version integer not null default 1,
  check (ends_on >= starts_on),
  exclude using gist (person_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index absence_by_person on absence (person_id);

-- Cover arranged for an absence lasts as long as it.
alter table cover add column absence_id integer references absence on delete set null;
create index cover_by_absence on cover (absence_id);
