-- Who decides what, and by which route (SET-07). A row gives one power to a role (everywhere, or each holder in their own area: the team or
-- the service the role is held in), to the chair of a series (null: of the meeting that reviews the child), or says that the decision goes to
-- the panel. A power that is taken back keeps its row, with its last day; one given and taken back on one day ends the day before it began.
create table power (
  id integer generated always as identity primary key,
  does text not null check (does in ('start', 'extend', 'issue', 'step-down', 'admit')),
  holder text not null check (holder in ('role', 'chair', 'panel')),
  role text check (role in (
    'social-worker', 'team-manager', 'service-manager', 'head-of-service', 'clinic-lead', 'court-qa-manager', 'panel-administrator',
    'solicitor', 'family-group-conference-manager', 'divisional-director', 'quality-board-member', 'authority-administrator')),
  by_area boolean not null default false,
  series_id integer references meeting_series,
  from_on date,
  until_on date,
  unique (id, does),
  constraint power_is_whole check ((holder = 'role') = (role is not null) and (holder = 'chair' or series_id is null)),
  constraint power_by_area_of_a_role_in_one check (not by_area or role in ('team-manager', 'service-manager', 'head-of-service')),
  constraint power_goes_to_the_panel_that_can check (holder <> 'panel' or does in ('issue', 'step-down')),
  constraint power_days_in_order check (from_on is null or until_on is null or until_on >= from_on - 1)
);
create index power_by_series on power (series_id) where series_id is not null;
create unique index power_once_at_a_time on power (does, holder, coalesce(role, ''), by_area, coalesce(series_id, 0)) where until_on is null;

-- As the terms of reference have it: the Divisional Director extends; the chair of the meeting that reviews decides to issue and to step down;
-- in an emergency a head of service or above decides to issue.
insert into power (does, holder, role) values
  ('extend', 'role', 'divisional-director'),
  ('issue', 'chair', null),
  ('issue', 'role', 'head-of-service'),
  ('issue', 'role', 'divisional-director'),
  ('step-down', 'chair', null);

create constraint trigger facts_come_and_go after insert or delete on power deferrable initially deferred
  for each row execute function raise_facts_version();
create constraint trigger facts_change after update on power deferrable initially deferred
  for each row when ((old.*) is distinct from (new.*)) execute function raise_facts_version();

-- A final review that may not decide itself seeks the panel's decision.
alter table review drop constraint review_outcome_check;
alter table review add constraint review_outcome_check check (outcome in (
  'continue', 'seek-extension', 'urgent-return', 'step-out-child-protection', 'step-out-child-in-need', 'initiate-proceedings',
  'recommend-extension', 'seek-panel-decision'));
alter table review drop constraint review_check1;
alter table review add constraint review_outcome_of_a_final check (kind = 'midpoint' or outcome is null or outcome in (
  'step-out-child-protection', 'step-out-child-in-need', 'initiate-proceedings', 'recommend-extension', 'urgent-return',
  'seek-panel-decision'));

-- An extension decided here says by which power; whoever asked for it never decides it.
alter table extension add column decided_at timestamptz;
alter table extension add column power_id integer;
alter table extension add column power_does text generated always as (case when power_id is null then null else 'extend' end) stored;
alter table extension add foreign key (power_id, power_does) references power (id, does);
create index extension_by_power on extension (power_id) where power_id is not null;
alter table extension drop constraint extension_decided_as_check;
alter table extension add constraint extension_decided_as_check check (decided_as ~ '^(acting-)?[a-z]+(-[a-z]+)*$');
alter table extension add constraint extension_decided_by_a_power check (
  decided_at is null or (power_id is not null and decided_by is not null and decided_on is not null and decided_as is not null
    and state in ('agreed', 'refused')));
alter table extension add constraint extension_never_decided_by_who_asked check (
  decided_at is null or requested_by is null or decided_by <> requested_by);
alter table extension add column decided_words text check (decided_words <> '');

-- Whatever is decided by a power is decided on a day on which somebody had been given it.
create function decided_while_the_power_ran() returns trigger language plpgsql as $$
declare ran boolean;
begin
  if new.power_id is null then return new; end if;
  select coalesce(from_on <= new.decided_on, true) and coalesce(until_on >= new.decided_on, true) into ran from power where id = new.power_id;
  if not ran then raise exception 'the power % was not in force on %', new.power_id, new.decided_on using errcode = 'check_violation'; end if;
  return new;
end
$$;
create trigger decided_while_the_power_ran before insert or update of power_id, decided_on on extension
  for each row execute function decided_while_the_power_ran();
