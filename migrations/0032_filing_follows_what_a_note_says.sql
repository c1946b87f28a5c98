-- A note says an action's words, who does it and by when. That it was done, moved on or answered for by another changes no note: its
-- packs needn't be compared again at every look at the list.
drop trigger filing_follows on action;
create trigger filing_follows_coming_and_going after insert or delete on action
  for each row execute function filing_follows_part_of_item();
create trigger filing_follows after update on action
  for each row when ((new.words, new.doer_id, new.due_on, new.child_id, new.agenda_item_id)
    is distinct from (old.words, old.doer_id, old.due_on, old.child_id, old.agenda_item_id))
  execute function filing_follows_part_of_item();
