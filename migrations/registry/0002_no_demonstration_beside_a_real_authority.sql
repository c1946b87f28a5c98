-- In a demonstration anybody signs in by choosing who to be. None is made where real work is done, whatever the installation was started as.
create function refuse_demonstration() returns trigger language plpgsql as $$
begin
  if new.demonstration_on is not null and exists (select from authority where demonstration_on is null) then
    raise exception 'no demonstration is made beside an authority of real work' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger no_demonstration_beside_real_work before insert or update of demonstration_on on authority
  for each row execute function refuse_demonstration();
