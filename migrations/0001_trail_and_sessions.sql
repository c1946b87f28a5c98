-- Who did what, sessions, and what leaves by mail. Every date and instant comes from the application's clock as a parameter.

-- One row a request: what was done, and the ids of the children whose names it showed or whose record it changed. No case text.
-- The application may insert and read, never change or delete (see the grants at the end).
create table trail (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  person_id integer,
  did text not null,
  method text not null,
  path text not null,
  outcome text not null check (outcome in ('done', 'refused', 'not-found', 'mistake', 'failed')),
  because text,
  children integer[] not null default '{}'
);
create index trail_by_child on trail using gin (children);
create index trail_by_person on trail (person_id, at);

-- What a record said before and after each change: the history of everything kept.
create table change_history (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  person_id integer,
  record_kind text not null,
  record_id integer not null,
  family_id integer,
  child_id integer,
  reason text,
  before jsonb,
  after jsonb
);
create index change_history_by_record on change_history (record_kind, record_id, id);
create index change_history_by_family on change_history (family_id, id);

-- A login session; the cookie's value itself is never stored, only its SHA-256.
create table session (
  id_hash text primary key,
  person_id integer not null,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz
);

-- A form that was already acted on: the second press of the same button gets the first one's answer.
create table form_used (
  token text primary key,
  person_id integer not null,
  at timestamptz not null,
  went_to text not null
);

-- What a person searched for, under a name nobody can guess: a child's name never stands in an address.
create table search (
  token text primary key,
  person_id integer not null,
  typed text not null,
  at timestamptz not null
);
create index search_by_person on search (person_id, at);

-- Messages to send, written in the same transaction as the change that causes them. The table is the truth; a worker sends what it finds.
-- `message_id` is what the receiver's mail system knows it by: the same however often it has to be sent.
create table message (
  id integer generated always as identity primary key,
  message_id text not null unique,
  kind text not null,
  to_person_id integer,
  to_name text not null check (to_name !~ '[[:cntrl:]]'),
  to_address text not null check (to_address !~ '[[:cntrl:]]'),
  subject text not null check (subject !~ '[[:cntrl:]]'),
  body text not null,
  about_kind text,
  about_id integer,
  written_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'kept', 'bounced', 'given-up', 'told')),
  tries integer not null default 0,
  next_attempt_at timestamptz,
  check ((state = 'waiting') = (next_attempt_at is not null))
);
create index message_waiting on message (next_attempt_at) where state = 'waiting';
create index message_about on message (about_kind, about_id);
create index message_by_state on message (state, id);

-- What happened to a message, attempt by attempt, with the mail server's own words or a person's.
create table message_event (
  id integer generated always as identity primary key,
  message_id integer not null references message,
  at timestamptz not null,
  event text not null check (event in ('delivered', 'kept', 'refused', 'not-now', 'unreachable', 'came-back', 'told', 'again')),
  words text not null,
  person_id integer
);
create index message_event_by_message on message_event (message_id, id);
