-- What was filed stays what it was (FI-01, FI-03): each version of a pack is kept whole with its hash, and a job confirmed belongs to the
-- version it put on the child's file. The application adds versions and confirmations; it can't change or remove one.

alter table filing_pack add column number integer;
update filing_pack set number = numbered.number
from (select id, row_number() over (partition by agenda_item_id, child_id order by item_number) as number from filing_pack) numbered
where numbered.id = filing_pack.id;
alter table filing_pack
  alter column number set not null,
  add check (number >= 1),
  -- Null for what was filed before versions were kept.
  add column content jsonb,
  add column content_hash text,
  add check ((content is null) = (content_hash is null)),
  drop constraint filing_pack_agenda_item_id_item_number_child_id_key,
  add constraint filing_pack_one_a_number unique (agenda_item_id, child_id, number),
  drop column superseded_by;

-- Somebody said that there is no document to upload.
alter table filing_job add column nothing_to_upload boolean not null default false;

-- The items of which something was written after a pack of theirs was filed: only their packs are compared with what stands now.
-- Triggers write here, so that no change can forget it.
create table filing_changed (
  agenda_item_id integer primary key references agenda_item on delete cascade
);

-- Whoever files holds the item's row; whoever changes something of it waits here, and then sees what was filed meanwhile.
create function mark_filing_changed(items integer[]) returns void language plpgsql as $$
begin
  perform from agenda_item where id = any (items) order by id for key share;
  insert into filing_changed (agenda_item_id)
    select distinct agenda_item_id from filing_pack where agenda_item_id = any (items)
    on conflict do nothing;
end
$$;

create function filing_follows_item() returns trigger language plpgsql as $$
begin
  if (new.discussion, new.number) is distinct from (old.discussion, old.number) then
    perform mark_filing_changed(array[new.id]);
  end if;
  return null;
end
$$;
create trigger filing_follows after update on agenda_item for each row execute function filing_follows_item();

create function filing_follows_part_of_item() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.agenda_item_id is not null then
    perform mark_filing_changed(array[old.agenda_item_id]);
  end if;
  if tg_op <> 'DELETE' and new.agenda_item_id is not null then
    perform mark_filing_changed(array[new.agenda_item_id]);
  end if;
  return null;
end
$$;
create trigger filing_follows after insert or update or delete on action for each row execute function filing_follows_part_of_item();
create trigger filing_follows after insert or update or delete on document for each row execute function filing_follows_part_of_item();
create trigger filing_follows after insert or update or delete on review for each row execute function filing_follows_part_of_item();
create trigger filing_follows after insert or update or delete on urgent_return for each row execute function filing_follows_part_of_item();

create function filing_follows_direction() returns trigger language plpgsql as $$
begin
  perform mark_filing_changed(array(select agenda_item_id from review where id in (new.review_id, old.review_id) and agenda_item_id is not null));
  return null;
end
$$;
create trigger filing_follows after insert or update or delete on asked_direction for each row execute function filing_follows_direction();

-- A name that belongs into a note, or mustn't stand in it.
create function filing_follows_names_of_family() returns trigger language plpgsql as $$
begin
  perform mark_filing_changed(array(select id from agenda_item where family_id in (new.family_id, old.family_id)));
  return null;
end
$$;
create trigger filing_follows after insert or delete or update of name, family_id on child for each row execute function filing_follows_names_of_family();
create trigger filing_follows after insert or delete or update of name, family_id on adult for each row execute function filing_follows_names_of_family();
create function filing_follows_relation() returns trigger language plpgsql as $$
begin
  perform mark_filing_changed(array(
    select agenda_item.id from agenda_item join child on child.family_id = agenda_item.family_id
    where child.id in (new.child_id, old.child_id)));
  return null;
end
$$;
create trigger filing_follows after insert or update or delete on adult_of_child for each row execute function filing_follows_relation();

-- What was written again since it was filed, before this.
insert into filing_changed (agenda_item_id)
select distinct agenda_item.id from agenda_item
join filing_pack on filing_pack.agenda_item_id = agenda_item.id
join filing_job on filing_job.pack_id = filing_pack.id
where agenda_item.recorded_at > filing_job.done_at;

-- Whole names of children are found in what is written, so that no other child's stands in a note.
create index child_words_by_name on child_words (name);
