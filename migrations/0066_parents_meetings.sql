-- Meetings with the parents in pre-proceedings, the first and those after it: who came, and who had a solicitor (PP-08). The day of a first one stays
-- where it is kept, with the child's pre-proceedings, since it is each child's own and a clock can start with it; a later one has its day here.
create table parents_meeting (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('first', 'review')),
  held_on date,
  others text check (btrim(others) <> ''),
  agreed text check (btrim(agreed) <> ''),
  version integer not null default 1,
  constraint parents_meeting_has_its_day check ((kind = 'review') = (held_on is not null)),
  unique (id, kind)
);
create table parents_meeting_child (
  meeting_id integer not null,
  kind text not null,
  episode_id integer not null references episode,
  primary key (meeting_id, episode_id),
  foreign key (meeting_id, kind) references parents_meeting (id, kind) on delete cascade
);
create index parents_meeting_child_by_episode on parents_meeting_child (episode_id);
-- There is one first meeting.
create unique index parents_meeting_first on parents_meeting_child (episode_id) where kind = 'first';

create table parents_meeting_adult (
  meeting_id integer not null references parents_meeting on delete cascade,
  adult_id integer not null references adult,
  came boolean not null,
  represented boolean not null,
  primary key (meeting_id, adult_id),
  constraint parents_meeting_adult_came_or_spoke check (came or represented)
);
create index parents_meeting_adult_by_adult on parents_meeting_adult (adult_id);
