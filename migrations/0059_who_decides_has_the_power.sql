-- Whatever is decided by a power is decided by somebody who had it that day: holds the role or covers who does, or has a seat in the meeting whose chair has it (SET-07, P6).
-- Whether the child is of their area is the rule's to say (rules/access/powers.ts): where a child was then isn't kept.
create function has_power(who integer, power_id integer, on_day date) returns boolean stable language sql as $$
  select exists (
    select from power p
    where p.id = power_id and coalesce(p.from_on <= on_day, true) and coalesce(p.until_on >= on_day, true) and (
      p.holder = 'role' and exists (
        select from role_holding h
        where h.role = p.role and h.starts_on <= on_day and coalesce(h.ends_on >= on_day, true) and (h.person_id = who or exists (
          select from cover c
          where c.holding_id = h.id and c.covering_person_id = who and c.starts_on <= on_day and c.ends_on >= on_day)))
      or p.holder = 'chair' and exists (
        select from seat_holding h join core_seat seat on seat.id = h.seat_id
        -- Which seat was the chair's on an earlier day isn't kept.
        where h.person_id = who and h.starts_on <= on_day and coalesce(h.ends_on >= on_day, true)
          and coalesce(seat.series_id = p.series_id, true))))
$$;

create or replace function decided_while_the_power_ran() returns trigger language plpgsql as $$
begin
  if new.power_id is null then return new; end if;
  if not exists (select from power where id = new.power_id
    and coalesce(from_on <= new.decided_on, true) and coalesce(until_on >= new.decided_on, true)) then
    raise exception 'the power % was not in force on %', new.power_id, new.decided_on using errcode = 'check_violation';
  end if;
  if not has_power(new.decided_by, new.power_id, new.decided_on) then
    raise exception 'the person % did not have the power % on %', new.decided_by, new.power_id, new.decided_on using errcode = 'check_violation';
  end if;
  return new;
end
$$;
drop trigger decided_while_the_power_ran on extension;
create trigger decided_while_the_power_ran before insert or update of power_id, decided_by, decided_on on extension
  for each row execute function decided_while_the_power_ran();
drop trigger decided_while_the_power_ran on outside_decision;
create trigger decided_while_the_power_ran before insert or update of power_id, decided_by, decided_on on outside_decision
  for each row execute function decided_while_the_power_ran();

create or replace function admitted_while_the_power_ran() returns trigger language plpgsql as $$
begin
  if new.admission_power_id is null or has_power(new.admission_by, new.admission_power_id, new.admission_on) then return new; end if;
  raise exception 'the person % did not have the power % on %', new.admission_by, new.admission_power_id, new.admission_on
    using errcode = 'check_violation';
end
$$;
drop trigger admitted_while_the_power_ran on panel_item;
create trigger admitted_while_the_power_ran before insert or update of admission_power_id, admission_by, admission_on on panel_item
  for each row execute function admitted_while_the_power_ran();
