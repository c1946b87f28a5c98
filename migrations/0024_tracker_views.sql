-- How somebody looks at the tracker, theirs alone: as they left it last (without a name), and the views they gave a name to; the tracker
-- opens with one of these, or as it was left. `choices` is what its address says: 'team=2&view=table'.
create table tracker_view (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  name text,
  choices text not null,
  opens boolean not null default false check (not opens or name is not null),
  unique nulls not distinct (person_id, name)
);
create unique index tracker_view_that_opens on tracker_view (person_id) where opens;
