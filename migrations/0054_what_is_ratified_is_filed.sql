-- What a meeting made of a decision taken outside it is filed for each of its children like a review or what a panel decided (M1, SET-07).
create or replace function something_is_to_file(item integer) returns boolean stable language sql as $$
  select exists (
    select from agenda_item_child c where c.item_id = item
      and (exists (select from review r join episode e on e.id = r.episode_id where r.agenda_item_id = item and e.child_id = c.child_id)
        or exists (select from panel_outcome o where o.agenda_item_id = item and o.child_id = c.child_id)
        or exists (select from outside_decision d join outside_decision_child n on n.decision_id = d.id
          where d.agenda_item_id = item and n.child_id = c.child_id)
        or exists (select from action a where a.agenda_item_id = item and (a.child_id = c.child_id or a.child_id is null))
        or exists (select from filing_pack p where p.agenda_item_id = item and p.child_id = c.child_id)))
$$;
create or replace function all_is_on_file(item integer) returns boolean stable language sql as $$
  select not exists (
    select from agenda_item_child c where c.item_id = item
      and (exists (select from review r join episode e on e.id = r.episode_id where r.agenda_item_id = item and e.child_id = c.child_id)
        or exists (select from panel_outcome o where o.agenda_item_id = item and o.child_id = c.child_id)
        or exists (select from outside_decision d join outside_decision_child n on n.decision_id = d.id
          where d.agenda_item_id = item and n.child_id = c.child_id)
        or exists (select from action a where a.agenda_item_id = item and (a.child_id = c.child_id or a.child_id is null))
        or exists (select from filing_pack p where p.agenda_item_id = item and p.child_id = c.child_id))
      and (select count(distinct j.job) from filing_pack p join filing_job j on j.pack_id = p.id
        where p.agenda_item_id = item and p.child_id = c.child_id) < 3)
$$;
create trigger filing_owed after insert or update on outside_decision for each row
  when (new.agenda_item_id is not null) execute function filing_owed_by_part_of_item();
create trigger filing_follows after update on outside_decision for each row
  when ((new.agenda_item_id, new.outcome, new.outcome_reasons) is distinct from (old.agenda_item_id, old.outcome, old.outcome_reasons))
  execute function filing_follows_part_of_item();

insert into filing_owed (agenda_item_id)
select agenda_item_id from outside_decision
where agenda_item_id is not null and something_is_to_file(agenda_item_id) and not all_is_on_file(agenda_item_id)
on conflict do nothing;
