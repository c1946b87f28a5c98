-- The Legal Overview (LO) and filing to the case system (FI).

create table overview (
  id integer generated always as identity primary key,
  sitting_id integer not null unique references sitting,
  -- By section: { "text", "version" }.
  prose jsonb not null default '{}',
  drafted_at timestamptz not null,
  version integer not null default 1
);
-- A published Overview never changes; a correction is the next number. The application may insert and read versions, copies and
-- openings, never change or delete them.
create table overview_version (
  id integer generated always as identity primary key,
  overview_id integer not null references overview,
  number integer not null check (number >= 1),
  content jsonb not null,
  content_hash text not null,
  published_at timestamptz not null,
  published_by integer not null references person,
  reason text,
  unique (overview_id, number),
  check (number = 1 or reason is not null)
);
create table overview_copy (
  id integer generated always as identity primary key,
  overview_version_id integer not null references overview_version,
  person_id integer not null references person,
  because text not null,
  content jsonb not null,
  content_hash text not null,
  unique (overview_version_id, person_id)
);
-- When its recipient first opened a copy.
create table overview_copy_opened (
  copy_id integer primary key references overview_copy,
  opened_at timestamptz not null
);

-- What is to be filed to one child's case record after one item; a corrected item makes a superseding pack.
create table filing_pack (
  id integer generated always as identity primary key,
  agenda_item_id integer not null references agenda_item,
  item_number integer not null,
  child_id integer not null references child,
  due_on date not null,
  made_at timestamptz not null,
  superseded_by integer references filing_pack,
  unique (agenda_item_id, item_number, child_id)
);
create index filing_pack_by_child on filing_pack (child_id);
create table filing_job (
  pack_id integer not null references filing_pack,
  job text not null check (job in ('decision-and-actions', 'legal-case-note', 'documents-and-referral')),
  done_at timestamptz not null,
  done_by integer not null references person,
  case_system_reference text not null check (case_system_reference <> ''),
  primary key (pack_id, job)
);
