-- A document can belong to a family without a meeting’s item: what the team attaches where it asks for an extension (PP-04).
alter table document add column family_id integer references family;
create index document_by_family on document (family_id) where family_id is not null;
alter table document drop constraint document_check;
alter table document add constraint document_belongs_somewhere check (
  agenda_item_id is not null or item_paper_id is not null or family_id is not null or removed_at is not null);

-- Which documents show the exceptional circumstances of an extension; each child's own.
create table extension_document (
  extension_id integer not null references extension on delete cascade,
  document_id integer not null references document,
  primary key (extension_id, document_id)
);
create index extension_document_by_document on extension_document (document_id);

create trigger goes_where_family_went before insert on document for each row
  when (new.family_id is not null) execute function goes_where_family_went();
