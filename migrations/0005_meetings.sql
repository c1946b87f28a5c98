-- The Legal Tracking Meeting: sittings, attendance, items, reviews, documents (TM, PP-05, PP-06).

-- One date of a series, written down when it differs from the plain series or when someone opens it.
create table sitting (
  id integer generated always as identity primary key,
  series_id integer not null references meeting_series,
  meets_on date not null,
  instead_of date,
  state text not null default 'planned' check (state in ('planned', 'open', 'held', 'cancelled')),
  reason text,
  chair_id integer references person,
  chaired_as text check (chaired_as in ('chair', 'acting-deputy')),
  opened_at timestamptz,
  closed_at timestamptz,
  version integer not null default 1,
  unique (series_id, meets_on)
);

create table attendance (
  id integer generated always as identity primary key,
  sitting_id integer not null references sitting,
  seat_id integer references core_seat,
  person_id integer not null references person,
  present text not null check (present in ('present', 'apologies', 'absent')),
  version integer not null default 1,
  unique (sitting_id, person_id)
);

-- One item of the agenda as the meeting dealt with it. Before anyone writes in it, an item exists only as computed.
-- What it is about: `subject_id` is the family for reviews, urgent returns, extensions and private proceedings, the proceedings for
-- hearings and filing dates, the staffing issue; nothing for any other issue. `sorts_as` keeps its place within its section.
create table agenda_item (
  id integer generated always as identity primary key,
  sitting_id integer not null references sitting,
  section text not null check (section in (
    'cannot-wait', 'staffing', 'hearings', 'filings', 'private', 'reviews', 'other')),
  subject_kind text not null check (subject_kind in (
    'family-review', 'staffing-issue', 'hearing', 'court-filing', 'private-proceedings', 'urgent-return', 'extension', 'other')),
  subject_id integer,
  review_kind text check (review_kind in ('midpoint', 'final')),
  family_id integer references family,
  title text not null,
  reason text not null default '',
  sorts_as text not null default '',
  minutes integer not null check (minutes between 0 and 60),
  discussion text not null default '',
  state text not null default 'open' check (state in ('open', 'recorded', 'confirmed')),
  number integer not null default 1,
  recorded_by integer references person,
  recorded_at timestamptz,
  confirmed_by integer references person,
  confirmed_as text check (confirmed_as in ('chair', 'acting-deputy')),
  confirmed_at timestamptz,
  version integer not null default 1,
  check ((state = 'confirmed') = (confirmed_at is not null)),
  check ((state = 'open') = (recorded_at is null))
);
-- However two people open it at once, a subject is one item of a meeting; a family's reviews, urgent return and extension are one.
create unique index agenda_item_one_a_subject on agenda_item (
  sitting_id,
  (case when subject_kind in ('family-review', 'urgent-return', 'extension') then 'family' else subject_kind end),
  subject_id
) where subject_id is not null;
create index agenda_item_by_family on agenda_item (family_id);
create table agenda_item_child (
  item_id integer not null references agenda_item,
  child_id integer not null references child,
  primary key (item_id, child_id)
);
-- What an item said before it was corrected: number, whole content, reason.
create table agenda_item_version (
  item_id integer not null references agenda_item,
  number integer not null,
  content jsonb not null,
  corrected_by integer not null references person,
  corrected_at timestamptz not null,
  reason text not null check (reason <> ''),
  primary key (item_id, number)
);
alter table action add foreign key (agenda_item_id) references agenda_item;
create index action_by_agenda_item on action (agenda_item_id);
-- The item at which the chair recommended the extension.
alter table extension add column agenda_item_id integer references agenda_item;

-- A review of one child: midpoint or final. Late is computed from held_on and the clock, never stored.
create table review (
  id integer generated always as identity primary key,
  episode_id integer not null references episode,
  kind text not null check (kind in ('midpoint', 'final')),
  held_on date not null,
  agenda_item_id integer references agenda_item,
  outcome text check (outcome in (
    'continue', 'seek-extension', 'urgent-return',
    'step-out-child-protection', 'step-out-child-in-need', 'initiate-proceedings', 'recommend-extension')),
  why text,
  recommended_limit_on date,
  considerations jsonb not null default '{}',
  early_reason text,
  decided_by integer references person,
  decided_as text check (decided_as in ('chair', 'acting-deputy')),
  version integer not null default 1,
  unique (agenda_item_id, episode_id),
  check (kind = 'final' or outcome is null or outcome in ('continue', 'seek-extension', 'urgent-return')),
  check (kind = 'midpoint' or outcome is null or outcome in (
    'step-out-child-protection', 'step-out-child-in-need', 'initiate-proceedings', 'recommend-extension', 'urgent-return'))
);
create unique index review_one_midpoint on review (episode_id) where kind = 'midpoint';
create index review_by_episode on review (episode_id);

-- Back to the gateway panel before the next review, tracked until the panel meets.
create table urgent_return (
  id integer generated always as identity primary key,
  episode_id integer not null references episode,
  agenda_item_id integer references agenda_item,
  why text not null,
  owner_id integer references person,
  by_on date not null,
  panel_met_on date,
  version integer not null default 1
);

-- A file attached to an item. The bytes live outside the web root under `stored_as`, a random name.
create table document (
  id integer generated always as identity primary key,
  agenda_item_id integer not null references agenda_item,
  child_id integer references child,
  kind text not null check (kind in ('referral', 'supporting')),
  file_name text not null,
  media_type text not null,
  bytes integer not null,
  sha256 text not null,
  stored_as text not null unique,
  added_by integer not null references person,
  added_at timestamptz not null,
  removed_at timestamptz
);
create index document_by_item on document (agenda_item_id);
