-- Where somebody was given the power to admit requests, a panel hears one only once somebody admitted it; who turns one down withdraws it
-- (SET-07). Null: it stood as soon as it was made.
alter table panel_item add column admission text check (admission in ('awaited', 'admitted', 'turned-down'));
alter table panel_item add column admission_on date;
alter table panel_item add column admission_by integer references person;
alter table panel_item add column admission_as text check (admission_as ~ '^(acting-)?[a-z]+(-[a-z]+)*$');
alter table panel_item add column admission_power_id integer;
alter table panel_item add column admission_power_does text
  generated always as (case when admission_power_id is null then null else 'admit' end) stored;
alter table panel_item add foreign key (admission_power_id, admission_power_does) references power (id, does);
create index panel_item_by_admission_power on panel_item (admission_power_id) where admission_power_id is not null;
alter table panel_item add constraint panel_item_admission_is_whole check (
  (coalesce(admission, 'awaited') = 'awaited') = (admission_on is null)
    and num_nulls(admission_on, admission_by, admission_as, admission_power_id) in (0, 4));
alter table panel_item add constraint panel_item_never_admitted_by_who_asked check (admission_by <> asked_by);
alter table panel_item add constraint panel_item_turned_down_is_withdrawn check (admission <> 'turned-down' or withdrawn_on is not null);

-- As for whatever is decided by a power: on a day on which somebody had been given it.
create function admitted_while_the_power_ran() returns trigger language plpgsql as $$
begin
  if new.admission_power_id is null or exists (
    select from power where id = new.admission_power_id
      and coalesce(from_on <= new.admission_on, true) and coalesce(until_on >= new.admission_on, true)) then return new; end if;
  raise exception 'the power % was not in force on %', new.admission_power_id, new.admission_on using errcode = 'check_violation';
end
$$;
create trigger admitted_while_the_power_ran before insert or update of admission_power_id, admission_on on panel_item
  for each row execute function admitted_while_the_power_ran();
