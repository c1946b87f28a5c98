-- The list of actions as somebody left it last, theirs alone: it opens so. `choices` is what its address says: 'whose=mine&show=open'.
create table actions_left (
  person_id integer primary key references person,
  choices text not null
);
