-- Bringing a workbook (FAM-06).

create table import (
  id integer generated always as identity primary key,
  file_name text not null,
  file_sha256 text not null,
  -- What was read of the file, until it is loaded; the file itself isn't kept.
  sheets json,
  state text not null check (state in ('mapping', 'preview', 'loading', 'loaded', 'stopped', 'undone')),
  mapping jsonb not null default '{}',
  progress text,
  summary jsonb,
  started_by integer not null references person,
  started_at timestamptz not null,
  loaded_at timestamptz,
  undone_at timestamptz,
  version integer not null default 1
);
-- A mapping a person settled on, remembered by the sheet's headings.
create table import_mapping (
  headings text primary key,
  kind text not null,
  columns jsonb not null,
  saved_by integer not null references person,
  saved_at timestamptz not null
);
-- Each record an import made or changed, and its version afterwards: undo is possible until the record has moved on.
create table import_record (
  import_id integer not null references import,
  record_kind text not null,
  record_id integer not null,
  made boolean not null,
  before jsonb,
  version_after integer not null,
  primary key (import_id, record_kind, record_id)
);
-- What could not be read or broke a rule, word for word, beside the record it belongs to. `left_out`: the whole row stayed out.
create table import_finding (
  id integer generated always as identity primary key,
  import_id integer not null references import,
  sheet text not null,
  row_number integer not null,
  column_heading text,
  column_number integer,
  said text not null,
  rule text not null,
  sentence text not null,
  what_to_do text not null,
  level text not null check (level in ('error', 'warning', 'note')),
  left_out boolean not null default false,
  family_id integer references family,
  child_id integer references child,
  settled_at timestamptz,
  settled_by integer references person,
  settled_words text,
  -- A later import that read the same record again; undoing that one brings the finding back.
  replaced_by integer references import
);
create index import_finding_by_child on import_finding (child_id);
create index import_finding_unsettled on import_finding (import_id) where settled_at is null;
