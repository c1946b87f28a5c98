-- A paper of a coming item can be attached (SET-08): the document waits with what is kept of the paper, and belongs to the item once that is
-- recorded. One that was taken off before that belongs to neither.
alter table document
  alter column agenda_item_id drop not null,
  add column item_paper_id integer references item_paper on delete set null,
  add check (agenda_item_id is not null or item_paper_id is not null or removed_at is not null);
create index document_by_paper on document (item_paper_id) where item_paper_id is not null;
