-- Children, their families and pre-proceedings (FAM, PP).

create table family (
  id integer generated always as identity primary key,
  reference text not null unique,
  name text not null check (name <> ''),
  version integer not null default 1
);
create index family_name on family using gin (lower(name) gin_trgm_ops);

-- A restricted family is invisible to everyone without named access (FAM-05).
create table restriction (
  id integer generated always as identity primary key,
  family_id integer not null references family,
  reason text not null check (reason <> ''),
  approved_by integer not null references person,
  starts_on date not null,
  review_on date not null,
  lifted_on date,
  version integer not null default 1
);
create unique index restriction_in_force on restriction (family_id) where lifted_on is null;
create table named_access (
  family_id integer not null references family,
  person_id integer not null references person,
  given_by integer references person,
  given_on date not null,
  ends_on date,
  primary key (family_id, person_id)
);
-- An explicit deny beats every grant.
create table denied_access (
  family_id integer not null references family,
  person_id integer not null references person,
  because text not null,
  primary key (family_id, person_id)
);

create table child (
  id integer generated always as identity primary key,
  family_id integer not null references family,
  name text not null check (name <> ''),
  case_system_id text unique,
  unborn boolean not null default false,
  born_on date,
  expected_delivery_on date,
  child_in_need boolean not null default false,
  child_protection boolean not null default false,
  looked_after boolean not null default false,
  legal_status text,
  ethnicity text,
  disability text,
  language text,
  interpreter boolean,
  team_id integer references team,
  social_worker_id integer references person,
  solicitor_id integer references person,
  reviewing_officer text,
  guardian text,
  plan text,
  parallel_plan text,
  notes text,
  version integer not null default 1,
  check (not (unborn and born_on is not null))
);
create index child_by_family on child (family_id);
create index child_by_team on child (team_id);
create index child_by_social_worker on child (social_worker_id);
create index child_by_solicitor on child (solicitor_id);
create index child_name on child using gin (lower(name) gin_trgm_ops);
create index child_case_system_id on child using gin (case_system_id gin_trgm_ops);

-- Parents and others of the family, and what each is to each child (half-siblings differ: FAM-04).
create table adult (
  id integer generated always as identity primary key,
  family_id integer not null references family,
  name text not null,
  notes text,
  version integer not null default 1
);
create table adult_of_child (
  adult_id integer not null references adult,
  child_id integer not null references child,
  relationship text not null,
  parental_responsibility boolean,
  represented boolean,
  primary key (adult_id, child_id)
);

-- One child's one period in pre-proceedings. Overdue, weeks and next dates are computed, never stored.
create table episode (
  id integer generated always as identity primary key,
  child_id integer not null references child,
  decided_on date not null,
  deciding_body text not null default 'gateway-panel',
  -- The setting as it was when the episode began: a change of setting acts on later episodes only (P1).
  clock_starts_with text not null default 'decision' check (clock_starts_with in ('decision', 'letter', 'first-meeting')),
  letter_sent_on date,
  family_meeting_offered boolean,
  family_meeting_on date,
  family_meeting_view text,
  first_meeting_on date,
  review_meetings integer check (review_meetings >= 0),
  outcome text check (outcome in (
    'step-out-child-protection', 'step-out-child-in-need', 'initiate-proceedings',
    'died', 'pregnancy-ended', 'moved-away', 'turned-18', 'other')),
  ended_on date,
  ended_words text,
  application_on date,
  letter_of_issue_on date,
  version integer not null default 1,
  day_zero_on date not null generated always as (
    case clock_starts_with
      when 'letter' then coalesce(letter_sent_on, decided_on)
      when 'first-meeting' then coalesce(first_meeting_on, decided_on)
      else decided_on
    end) stored,
  unique (id, day_zero_on),
  check ((outcome is null) = (ended_on is null))
);
create unique index episode_open on episode (child_id) where ended_on is null;
create index episode_by_child on episode (child_id);

-- A new limit past 12 weeks. Agreed only by the Divisional Director (or the acting one), never past the 16-week maximum.
create table extension (
  id integer generated always as identity primary key,
  episode_id integer not null,
  episode_day_zero_on date not null,
  new_limit_on date not null,
  requested_on date,
  requested_by integer references person,
  exceptional text,
  proposals text,
  state text not null check (state in ('recommended', 'requested', 'agreed', 'refused')),
  decided_on date,
  decided_by integer references person,
  decided_as text check (decided_as in ('divisional-director', 'acting-divisional-director')),
  version integer not null default 1,
  foreign key (episode_id, episode_day_zero_on) references episode (id, day_zero_on) on update cascade,
  constraint extension_within_the_16_week_maximum check (new_limit_on <= episode_day_zero_on + 112),
  constraint extension_past_12_weeks check (new_limit_on > episode_day_zero_on + 84),
  constraint extension_agreed_by_the_director check (state <> 'agreed' or decided_as is not null)
);
create index extension_by_episode on extension (episode_id);

create table action (
  id integer generated always as identity primary key,
  family_id integer not null references family,
  child_id integer references child,
  words text not null check (words <> ''),
  doer_id integer references person,
  accountable_manager_id integer references person,
  due_on date,
  source text not null check (source in ('gateway', 'clinic', 'tracking-meeting', 'review', 'court', 'urgent-return', 'family')),
  agenda_item_id integer,
  added_on date not null,
  done_on date,
  done_words text,
  notes text,
  version integer not null default 1
);
create index action_by_family on action (family_id);
create index action_by_child on action (child_id);
create index action_open on action (doer_id, due_on) where done_on is null;
create index action_open_by_manager on action (accountable_manager_id, due_on) where done_on is null;

-- Each time an action's date moved, with the reason (counted, never lost).
create table action_move (
  id integer generated always as identity primary key,
  action_id integer not null references action,
  moved_at timestamptz not null,
  moved_by integer not null references person,
  from_on date,
  to_on date not null,
  reason text not null check (reason <> '')
);
create index action_move_by_action on action_move (action_id);

-- What became of an action on the way, in the order it was written.
create table action_note (
  id integer generated always as identity primary key,
  action_id integer not null references action,
  written_at timestamptz not null,
  written_by integer not null references person,
  words text not null check (words <> '')
);
create index action_note_by_action on action_note (action_id);

-- A leaver, an absence or no worker, with what is done about it (TM-05).
create table staffing_issue (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('leaver', 'absence', 'unallocated', 'other')),
  team_id integer references team,
  family_id integer references family,
  person_id integer references person,
  words text not null,
  mitigation text,
  owner_id integer references person,
  by_on date,
  raised_on date not null,
  resolved_on date,
  version integer not null default 1,
  check (team_id is not null or family_id is not null)
);
