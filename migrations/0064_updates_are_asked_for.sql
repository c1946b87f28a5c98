-- That a team's update was asked for before a meeting, and that it was late: said once of each (PP-11).
create table review_update_told (
  id integer generated always as identity primary key,
  episode_id integer not null references episode,
  kind text not null check (kind in ('midpoint', 'final')),
  meets_on date not null,
  asked_at timestamptz not null,
  chased_at timestamptz,
  unique (episode_id, kind, meets_on)
);
