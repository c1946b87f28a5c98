-- The items of which something may still have to be filed, however long ago their meeting was: found at once among years of items. An item
-- joins when it is recorded or something of it is written, and leaves when all of it is on file. (What was written since stands in
-- filing_changed.) Triggers write here, so that nothing owed can be forgotten.
create table filing_owed (
  agenda_item_id integer primary key references agenda_item on delete cascade
);

create function filing_is_owed(items integer[]) returns void language sql as $$
  insert into filing_owed (agenda_item_id) select distinct id from agenda_item where id = any (items) on conflict do nothing;
$$;

create function filing_owed_by_item() returns trigger language plpgsql as $$
begin
  perform filing_is_owed(array[new.id]);
  return null;
end
$$;
create trigger filing_owed after insert or update of state on agenda_item for each row execute function filing_owed_by_item();

create function filing_owed_by_part_of_item() returns trigger language plpgsql as $$
begin
  perform filing_is_owed(array[new.agenda_item_id]);
  return null;
end
$$;
create trigger filing_owed after insert on action for each row
  when (new.agenda_item_id is not null) execute function filing_owed_by_part_of_item();
create trigger filing_owed_again after update on action for each row
  when (new.agenda_item_id is not null and (new.agenda_item_id, new.child_id) is distinct from (old.agenda_item_id, old.child_id))
  execute function filing_owed_by_part_of_item();
create trigger filing_owed after insert or update on review for each row
  when (new.agenda_item_id is not null) execute function filing_owed_by_part_of_item();
create trigger filing_owed after insert on filing_pack for each row execute function filing_owed_by_part_of_item();

create function filing_owed_by_child_of_item() returns trigger language plpgsql as $$
begin
  perform filing_is_owed(array[new.item_id]);
  return null;
end
$$;
create trigger filing_owed after insert or update on agenda_item_child for each row execute function filing_owed_by_child_of_item();

-- Whether each child of an item with something to file has every job done.
create function all_is_on_file(item integer) returns boolean stable language sql as $$
  select not exists (
    select from agenda_item_child c where c.item_id = item
      and (exists (select from review r join episode e on e.id = r.episode_id where r.agenda_item_id = item and e.child_id = c.child_id)
        or exists (select from action a where a.agenda_item_id = item and (a.child_id = c.child_id or a.child_id is null))
        or exists (select from filing_pack p where p.agenda_item_id = item and p.child_id = c.child_id))
      and (select count(distinct j.job) from filing_pack p join filing_job j on j.pack_id = p.id
        where p.agenda_item_id = item and p.child_id = c.child_id) < 3)
$$;

create function filing_owed_no_more() returns trigger language plpgsql as $$
begin
  delete from filing_owed using filing_pack
  where filing_pack.id = new.pack_id and filing_owed.agenda_item_id = filing_pack.agenda_item_id
    and all_is_on_file(filing_pack.agenda_item_id);
  return null;
end
$$;
create trigger filing_owed_no_more after insert on filing_job for each row execute function filing_owed_no_more();

insert into filing_owed (agenda_item_id)
select id from agenda_item where state in ('recorded', 'confirmed') and not all_is_on_file(id)
on conflict do nothing;
