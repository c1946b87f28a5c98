-- Of an item of which nothing is to be filed nothing is owed: only those with something to file are looked through, or years of what was
-- merely said would be read at each look. (What is to be filed of an item is written before or after it is recorded: each writing asks.)
create function something_is_to_file(item integer) returns boolean stable language sql as $$
  select exists (
    select from agenda_item_child c where c.item_id = item
      and (exists (select from review r join episode e on e.id = r.episode_id where r.agenda_item_id = item and e.child_id = c.child_id)
        or exists (select from action a where a.agenda_item_id = item and (a.child_id = c.child_id or a.child_id is null))
        or exists (select from filing_pack p where p.agenda_item_id = item and p.child_id = c.child_id)))
$$;

create or replace function filing_is_owed(items integer[]) returns void language sql as $$
  insert into filing_owed (agenda_item_id)
  select distinct id from agenda_item where id = any (items) and something_is_to_file(id)
  on conflict do nothing;
$$;

delete from filing_owed where not something_is_to_file(agenda_item_id);
