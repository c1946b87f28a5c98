-- Care proceedings and private proceedings (CT).

create table proceedings (
  id integer generated always as identity primary key,
  family_id integer not null references family,
  court_number text unique,
  court text,
  judge text,
  issued_on date,
  without_pre_proceedings_reason text,
  ended_on date,
  ended_words text,
  version integer not null default 1
);
create index proceedings_by_family on proceedings (family_id);
create table proceedings_child (
  id integer generated always as identity unique,
  proceedings_id integer not null references proceedings,
  child_id integer not null references child,
  application text,
  judge text,
  care_plan text check (care_plan in ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  final_order text,
  version integer not null default 1,
  primary key (proceedings_id, child_id)
);
create index proceedings_child_by_child on proceedings_child (child_id);

create table hearing (
  id integer generated always as identity primary key,
  proceedings_id integer not null references proceedings,
  child_id integer references child,
  kind text not null check (kind in (
    'emergency-protection', 'fact-finding', 'case-management', 'further-case-management', 'issues-resolution', 'final', 'judgment',
    'interim-care-order', 'discharge', 'family-drug-and-alcohol', 'placement', 'other')),
  held_on date not null,
  starts_at time,
  court text,
  attendance_plan text,
  status text not null default 'listed' check (status in ('listed', 'adjourned', 'vacated', 're-listed', 'to-be-re-listed', 'held')),
  -- Why it isn't where the Outline expects it, or was adjourned: a code of rules/court/delay-reasons.ts (C2, C10).
  reason_code text,
  version integer not null default 1
);
create index hearing_by_proceedings on hearing (proceedings_id);
create index hearing_by_day on hearing (held_on);

-- Every change to what is known of a hearing, old → new.
create table hearing_change (
  id integer generated always as identity primary key,
  hearing_id integer not null references hearing,
  changed_at timestamptz not null,
  changed_by integer references person,
  what text not null check (what in ('date', 'time', 'court', 'attendance plan', 'status', 'kind', 'reason')),
  from_words text,
  to_words text
);
create index hearing_change_by_hearing on hearing_change (hearing_id);

create table court_filing (
  id integer generated always as identity primary key,
  proceedings_id integer not null references proceedings,
  child_id integer references child,
  what text not null,
  -- Its date hangs on this hearing: when the hearing moves, the date moves by as many days (CT-04).
  hearing_id integer references hearing,
  due_on date,
  filed_on date,
  delay_code text,
  potential_delay text,
  plan text,
  version integer not null default 1
);
create index court_filing_by_proceedings on court_filing (proceedings_id);
create index court_filing_waiting on court_filing (due_on) where filed_on is null;

create table private_proceedings (
  id integer generated always as identity primary key,
  child_id integer not null references child,
  report text not null check (report in ('section-7', 'section-37', 'other')),
  ordered_on date,
  report_due_on date,
  filed_on date,
  next_hearing_on date,
  worker_id integer references person,
  risk_of_public boolean,
  notes text,
  ended_on date,
  version integer not null default 1
);
create index private_proceedings_by_child on private_proceedings (child_id);
