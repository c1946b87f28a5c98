-- What is written for a family belongs to the one it was joined with, also where that happens at the same moment: whoever joins holds the
-- family's row, whoever writes something for it waits here and then sees where it went.
create function goes_where_family_went() returns trigger language plpgsql as $$
declare
  went integer;
begin
  select coalesce(joined_into, id) into went from family where id = new.family_id for key share;
  new.family_id := coalesce(went, new.family_id);
  return new;
end
$$;
create trigger goes_where_family_went before insert on child for each row execute function goes_where_family_went();
create trigger goes_where_family_went before insert on adult for each row execute function goes_where_family_went();
create trigger goes_where_family_went before insert on proceedings for each row execute function goes_where_family_went();
create trigger goes_where_family_went before insert on restriction_request for each row execute function goes_where_family_went();
create trigger goes_where_family_went before insert on action for each row
  when (new.family_id is not null) execute function goes_where_family_went();
create trigger goes_where_family_went before insert on agenda_item for each row
  when (new.family_id is not null) execute function goes_where_family_went();
create trigger goes_where_family_went before insert on staffing_issue for each row
  when (new.family_id is not null) execute function goes_where_family_went();
create trigger goes_where_family_went before insert on import_finding for each row
  when (new.family_id is not null) execute function goes_where_family_went();
