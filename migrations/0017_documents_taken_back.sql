-- A document on the wrong child's file is taken back (FI-03): why and by whom, the one put in its place, and where it had gone meanwhile.
alter table document
  add column taken_back_by integer references person,
  add column taken_back_because text check (taken_back_because <> ''),
  add column instead_of integer references document;
create index document_taken_back_by on document (taken_back_by) where taken_back_by is not null;
create index document_instead_of on document (instead_of) where instead_of is not null;

-- Who has it, in which pack: opened by itself, taken along in a pack, or filed to the case system. Each is mended once, by a person.
create table document_gone_out (
  id integer generated always as identity primary key,
  document_id integer not null references document,
  way text not null check (way in ('opened', 'pack', 'filed')),
  -- In whose pack.
  child_id integer references child,
  person_id integer not null references person,
  at timestamptz not null,
  reference text,
  mended_at timestamptz,
  mended_by integer references person,
  mended_words text check (mended_words <> ''),
  check (num_nulls(mended_at, mended_by, mended_words) in (0, 3))
);
create index document_gone_out_by_document on document_gone_out (document_id);
create index document_gone_out_by_child on document_gone_out (child_id);
create index document_gone_out_by_person on document_gone_out (person_id);
create index document_gone_out_by_mender on document_gone_out (mended_by);
create index document_gone_out_to_mend on document_gone_out (document_id) where mended_at is null;
