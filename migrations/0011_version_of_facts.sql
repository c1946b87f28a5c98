-- What nearly every page needs of the authority itself (calendar, meetings, settings, names, people, teams) is kept in each process behind
-- this version, which the first query of each request reads. It is another one after every change, whoever makes it and however.
create table facts_version (
  only_row boolean primary key default true check (only_row),
  version uuid not null
);
insert into facts_version (version) values (gen_random_uuid());

-- Once a transaction, at its very end, so that nobody waits for the row longer than a commit takes. Only these triggers change it.
create function raise_facts_version() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update facts_version set version = gen_random_uuid() where xmin <> pg_current_xact_id()::xid;
  return null;
end
$$;
revoke execute on function raise_facts_version() from public;

create function watch_facts(watched regclass, what text) returns void language plpgsql as $$
begin
  execute format('create constraint trigger facts_come_and_go after insert or delete on %s deferrable initially deferred
    for each row execute function raise_facts_version()', watched);
  execute format('create constraint trigger facts_change after update on %s deferrable initially deferred
    for each row when ((%s) is distinct from (%s)) execute function raise_facts_version()',
    watched, replace(what, '$', 'old'), replace(what, '$', 'new'));
end
$$;

select watch_facts(each, '$.*')
from unnest(array['label', 'setting', 'person', 'service', 'team', 'meeting_series', 'role_holding', 'cover', 'bank_holiday', 'calendar_horizon',
  'closure_day', 'core_seat', 'seat_holding']::regclass[]) as each;
-- Whether a meeting is held and when, not who chairs it or how far it has come.
select watch_facts('sitting', '$.series_id, $.meets_on, $.instead_of, $.state = ''cancelled''');

drop function watch_facts;
