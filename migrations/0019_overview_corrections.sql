-- An Overview's draft keeps the words written over an item's, and what a correction takes in of all that happened since the version it
-- corrects. A published version keeps what it was called and who published it by the names of that day; a copy, whom it was for.
alter table overview
  -- By the item's key: { "version", "words": [{ "place", "original", "text" }] }; the record keeps the original.
  add column edited jsonb not null default '{}',
  -- By the item's key: { "section", "entry" } as the records stood when it was chosen; a null entry takes the item out.
  add column taken jsonb not null default '{}',
  -- When somebody said that the published version stays as it is, whatever was confirmed since.
  add column left_at timestamptz;

alter table overview_version add column called text, add column published_by_name text;
update overview_version set
  published_by_name = (select name from person where person.id = published_by),
  called = coalesce((select text from label where label.key = 'document.legal-overview'), 'Legal Overview');
alter table overview_version alter column called set not null, alter column published_by_name set not null;

alter table overview_copy add column sent_to text;
update overview_copy set sent_to = (select name from person where person.id = person_id);
alter table overview_copy alter column sent_to set not null;
