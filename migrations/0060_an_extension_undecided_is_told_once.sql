-- Who was told that an extension is undecided though the limit is near: each person once (PP-04).
create table extension_told (
  extension_id integer not null references extension on delete cascade,
  person_id integer not null references person,
  told_at timestamptz not null,
  primary key (extension_id, person_id)
);
