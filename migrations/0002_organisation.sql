-- The authority itself: people, roles, teams, calendar, meetings (SET-01 … SET-04, TM-01, TM-02).

-- Editable names for bodies, roles, documents and the directorate; a missing row or no text means the default in rules/labels.ts.
create table label (
  id integer generated always as identity unique,
  key text primary key,
  text text check (text <> ''),
  version integer not null default 1
);

-- Editable choices marked [decided] in the rules; a missing row means the default.
create table setting (
  id integer generated always as identity unique,
  key text primary key,
  value text not null,
  version integer not null default 1
);

create table person (
  id integer generated always as identity primary key,
  name text not null check (name <> ''),
  email text,
  left_on date,
  version integer not null default 1
);
create unique index person_email on person (lower(email));
create index person_name on person (lower(name));

create table service (
  id integer generated always as identity primary key,
  name text not null unique,
  version integer not null default 1
);

create table meeting_series (
  id integer generated always as identity primary key,
  name text not null unique,
  area text,
  weekday integer not null default 1 check (weekday between 1 and 5),
  starts_at time not null default '09:00',
  minutes integer not null default 60 check (minutes between 15 and 480),
  holiday_rule text not null default 'next-working-day' check (holiday_rule in ('next-working-day', 'not-held')),
  placement text not null default 'on-or-before' check (placement in ('on-or-before', 'nearest', 'on-or-after')),
  version integer not null default 1
);

create table team (
  id integer generated always as identity primary key,
  name text not null unique,
  service_id integer not null references service,
  series_id integer references meeting_series,
  version integer not null default 1
);

-- A role held for a time, in a team or service where the role belongs to one.
create table role_holding (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  role text not null check (role in (
    'social-worker', 'team-manager', 'service-manager', 'head-of-service', 'clinic-lead', 'court-qa-manager', 'panel-administrator',
    'solicitor', 'family-group-conference-manager', 'divisional-director', 'quality-board-member', 'authority-administrator')),
  team_id integer references team,
  service_id integer references service,
  starts_on date not null,
  ends_on date,
  version integer not null default 1,
  check (ends_on is null or ends_on >= starts_on),
  check (role not in ('social-worker', 'team-manager') or team_id is not null),
  check (role <> 'service-manager' or service_id is not null)
);
create index role_holding_by_person on role_holding (person_id);

-- Dated cover: while it runs, the covering person acts in the holding. Cover for the Divisional Director is "acting Divisional Director".
create table cover (
  id integer generated always as identity primary key,
  holding_id integer not null references role_holding,
  covering_person_id integer not null references person,
  starts_on date not null,
  ends_on date not null,
  appointed_by integer references person,
  version integer not null default 1,
  check (ends_on >= starts_on)
);

-- The working-day calendar. Bank holidays are kept with the date they were published to; one-off days are added here too.
create table bank_holiday (
  id integer generated always as identity unique,
  held_on date primary key,
  title text not null
);
create table calendar_horizon (
  only_row boolean primary key default true check (only_row),
  published_to date not null
);
create table closure_day (
  id integer generated always as identity unique,
  closed_on date primary key,
  title text not null
);

-- Core seats of a series (seven by default) and who holds each, with dates.
create table core_seat (
  id integer generated always as identity primary key,
  series_id integer not null references meeting_series,
  position integer not null,
  label text not null,
  part text not null check (part in ('chair', 'deputy', 'member', 'administrator')),
  version integer not null default 1,
  unique (series_id, position)
);
create table seat_holding (
  id integer generated always as identity primary key,
  seat_id integer not null references core_seat,
  person_id integer not null references person,
  starts_on date not null,
  ends_on date,
  version integer not null default 1,
  check (ends_on is null or ends_on >= starts_on),
  exclude using gist (seat_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
