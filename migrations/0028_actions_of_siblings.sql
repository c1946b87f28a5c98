-- One thing to do for several children of a family: each child keeps an action of their own, and those that came of one decision for the same
-- person by the same day share this number, the id of the first. Null: for one child, or for the whole family.
alter table action add column together integer;
create index action_by_together on action (together) where together is not null;

-- What one meeting item has led to for several children already.
update action set together = same.first_id from (
  select min(id) as first_id, array_agg(id) as ids from action
  where agenda_item_id is not null and child_id is not null and done_on is null
  group by agenda_item_id, words, source, doer_id, accountable_manager_id, due_on
  having count(distinct child_id) > 1
) same
where action.id = any (same.ids);
