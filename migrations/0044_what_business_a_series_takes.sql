-- What business a series of meetings takes, and where a team's business of one kind goes to another series than the team's own (SET-06).
create table series_business (
  series_id integer not null references meeting_series,
  kind text not null check (kind in (
    'referrals', 'decisions-to-issue', 'ratifications', 'reviews', 'court', 'private', 'supervision-orders', 'resources')),
  primary key (series_id, kind)
);
create table team_business (
  team_id integer not null references team,
  kind text not null,
  series_id integer not null,
  primary key (team_id, kind),
  foreign key (series_id, kind) references series_business
);
create index team_business_by_series on team_business (series_id, kind);

-- Every meeting there is goes on as it was.
insert into series_business (series_id, kind)
  select id, kind from meeting_series cross join unnest(array['reviews', 'court', 'private']) as kind;

-- Both are facts of the authority, and a child's reviews are placed by them.
do $$ declare watched text; begin
  foreach watched in array array['series_business', 'team_business'] loop
    execute format('create constraint trigger facts_come_and_go after insert or delete on %s deferrable initially deferred
      for each row execute function raise_facts_version()', watched);
    execute format('create constraint trigger facts_change after update on %s deferrable initially deferred
      for each row execute function raise_facts_version()', watched);
    execute format('create trigger clock_line_follows after insert or update or delete on %s
      for each statement execute function mark_every_clock_line()', watched);
    execute format('alter table %s enable always trigger clock_line_follows', watched);
  end loop;
end $$;
