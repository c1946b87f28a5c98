-- Makes one authority's demonstration database the size of a large authority with years of history.
-- Deterministic: everything comes from the demonstration's own rows, copied with fresh ids. The size stands in bench.size (one row):
--   copies  how many times the demonstration is copied (ids of copy k begin at k * 10000)
--   years   how far back the ended copies reach
--   trail   how many rows of the trail
-- Copies 1..5 are open in pre-proceedings (with the base about 170 families at once), 1..35 open in court (about 430 proceedings), the others
-- ended; episodes and meetings of copy k lie 52 weeks x j back. Columns and tables come from the catalogue: a new column is copied, a new
-- table that refers to a multiplied one is multiplied with it. A broken foreign key is found by check-foreign-keys.sql, which runs next.
set session_replication_role = replica;  -- no trigger while loading
set synchronous_commit = off;
create function bench.syllable(k int) returns text language sql immutable as $$
  select (array['Ba','Ko','Le','Mi','Nu','Pa','Ro','Se','Ti','Va','Wy','Za'])[1 + k % 12] ||
         (array['bram','dell','finn','gard','hurst','kley','mont','nard','port','quist','ston','well'])[1 + (k / 12) % 12] $$;
create table bench.copy as
  select k, case when k <= 5 then 0 when k <= 35 then least(1, years) else 1 + k % years end as j, 1 + (k - 1) % 84 as kp
  from bench.size, generate_series(1, copies) k;

-- more years of sittings: the demonstration has thirty weeks
create table bench.sit as
  select id as base_id, row_number() over (order by meets_on desc) - 1 as rank, meets_on from sitting;
create table bench.lap as select s from bench.size, generate_series(1, 2 * years) s;
insert into sitting (id, series_id, meets_on, stands_for, by_hand, state, chair_id, chaired_as, opened_at, closed_at) overriding system value
  select id + 1000000 * s, series_id, meets_on - 210 * s, stands_for - 210 * s, by_hand, state, chair_id, chaired_as,
         opened_at - interval '210 days' * s, closed_at - interval '210 days' * s
  from sitting, bench.lap where state = 'held';
insert into attendance (id, sitting_id, seat_id, person_id, present) overriding system value
  select a.id + 1000000 * s, a.sitting_id + 1000000 * s, seat_id, person_id, present
  from attendance a join sitting g on g.id = a.sitting_id and g.state = 'held', bench.lap where a.id < 1000000;
create table bench.held as  -- how many weeks back a sitting lies: its place among all, newest first
  select id, row_number() over (order by meets_on desc) - 1 as back from sitting;
create index on bench.held (back);
create index on bench.held (id);

-- which tables are multiplied, and how their dates move with the copy: e with the episodes, c with court (open in more copies), n not at all
create table bench.multiplied (name text primary key, moves text not null, position int not null generated always as identity);
insert into bench.multiplied (name, moves) values
  ('team','n'), ('person','n'), ('role_holding','n'), ('family','n'), ('restriction','n'), ('named_access','n'), ('child','n'), ('adult','n'),
  ('adult_of_child','n'), ('episode','e'), ('extension','e'), ('action','c'), ('proceedings','c'), ('proceedings_child','c'), ('hearing','c'),
  ('court_filing','c'), ('hearing_change','c'), ('private_proceedings','c'), ('agenda_item','e'), ('agenda_item_child','e'), ('review','e'),
  ('urgent_return','e'), ('filing_pack','e'), ('filing_job','e'), ('staffing_issue','n'), ('message','e'), ('message_event','e');
-- what belongs to the authority or to one meeting, or is made further down; what a request leaves behind has no foreign key
create table bench.single (name text primary key);
insert into bench.single values ('attendance'), ('core_seat'), ('seat_holding'), ('sitting'), ('meeting_series'), ('service'), ('cover'), ('absence'),
  ('overview'), ('overview_version'), ('overview_copy'), ('overview_copy_opened'), ('document'), ('draft'), ('denied_access'), ('import'),
  ('import_mapping'), ('import_record'), ('import_finding');
-- what is worked out from the rest: marked by triggers that fire while loading too, or made when all is loaded
insert into bench.single values ('clock_line'), ('clock_line_due'), ('child_words');
do $$ declare t text; begin
  loop
    select c.conrelid::regclass::text into t
    from pg_constraint c
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace
      and c.confrelid::regclass::text in (select name from bench.multiplied)
      and c.conrelid::regclass::text not in (select name from bench.multiplied union all select name from bench.single)
    order by 1 limit 1;
    exit when t is null;
    raise notice '% is multiplied with what it refers to', t;
    insert into bench.multiplied (name, moves) values (t, 'e');
  end loop;
end $$;

create function bench.value_of(t text, c name, type text, refers text, only_one boolean, moves text) returns text language sql as $$
  with shift as (select case moves when 'e' then '364 * k.j' when 'c' then '(case when k.k <= 35 then 0 else 364 * k.j end)' else '0' end as days)
  select case
    when c = 'id' then 'b.id + k.k * 10000'
    when t = 'team' and c = 'name' then $q$b.name || ' ' || bench.syllable(k.k)$q$
    when t = 'person' and c = 'email' then $q$replace(b.email, '@', '.' || k.k || '@')$q$
    when t in ('person', 'family', 'child', 'adult') and c = 'name' then $q$b.name || '-' || bench.syllable(k.k)$q$
    when t = 'agenda_item' and c = 'title' then $q$b.title || '-' || bench.syllable(k.k)$q$
    when t = 'child' and c = 'case_system_id' then '(b.case_system_id::bigint + 100000 * k.k)::text'
    when t = 'role_holding' and c = 'role' then $q$case when b.role in ('social-worker', 'team-manager', 'solicitor') then b.role else 'social-worker' end$q$
    when t = 'role_holding' and c = 'team_id' then 'coalesce(b.team_id, (select min(id) + b.id % 4 from team where id < 10000)) + k.k * 10000'
    when t = 'role_holding' and c = 'person_id' then 'b.person_id + k.k * 10000'
    when t = 'agenda_item' and c = 'subject_id' then 'b.subject_id + k.k * 10000'
    when t = 'message' and c = 'about_id' then 'b.about_id + k.k * 10000'
    when t = 'agenda_item' and c = 'sitting_id' then '(select h.id from bench.held b0 join bench.held h on h.back = b0.back + 52 * k.j where b0.id = b.sitting_id)'
    when t = 'action' and c = 'done_on' then 'case when k.k <= 35 then b.done_on else coalesce(b.done_on, b.due_on) - 364 * k.j end'
    when t = 'episode' and c = 'ended_on' then 'case when k.k <= 5 then b.ended_on else coalesce(b.ended_on, b.decided_on + 77) - 364 * k.j end'
    when t = 'episode' and c = 'outcome' then $q$case when k.k <= 5 then b.outcome else coalesce(b.outcome, 'step-out-child-in-need') end$q$
    when t = 'proceedings' and c = 'ended_on' then 'case when k.k <= 35 then b.ended_on else coalesce(b.ended_on, b.issued_on + 182) - 364 * k.j end'
    when t = 'proceedings' and c = 'ended_words' then $q$case when k.k <= 35 or b.ended_on is not null then b.ended_words else 'Final order made' end$q$
    when t = 'private_proceedings' and c = 'ended_on' then 'case when k.k <= 35 then b.ended_on else coalesce(b.ended_on, b.ordered_on + 120) - 364 * k.j end'
    when t = 'court_filing' and c = 'filed_on' then 'case when k.k <= 35 then b.filed_on else coalesce(b.filed_on, b.due_on) - 364 * k.j end'
    when t = 'hearing' and c = 'status' then $q$case when k.k <= 35 then b.status else 'held' end$q$
    when t = 'urgent_return' and c = 'panel_met_on' then 'case when k.k <= 5 then b.panel_met_on else coalesce(b.panel_met_on, b.by_on) - 364 * k.j end'
    when refers = 'person' and t in ('child', 'action', 'private_proceedings', 'staffing_issue') then format('b.%I + k.kp * 10000', c)
    when refers = 'team' then format('b.%I + k.kp * 10000', c)
    when refers = 'person' then format('b.%I', c)
    when refers in (select name from bench.multiplied) then format('b.%I + k.k * 10000', c)
    when only_one and type in ('text', 'character varying') then format($q$b.%I || '-' || k.k$q$, c)
    when type = 'date' then format('b.%I - %s', c, shift.days)
    when type = 'timestamp with time zone' then format($q$b.%I - interval '1 day' * (%s)$q$, c, shift.days)
    else format('b.%I', c) end
  from shift $$;

create view bench.column_of as
  select a.attrelid::regclass::text as t, a.attname as c, a.attnum as position, format_type(a.atttypid, null) as type,
    (select f.confrelid::regclass::text from pg_constraint f
     where f.conrelid = a.attrelid and f.contype = 'f' and f.conkey[1] = a.attnum order by f.oid limit 1) as refers,
    exists (select from pg_index i where i.indrelid = a.attrelid and i.indisunique and i.indnkeyatts = 1 and i.indkey[0] = a.attnum) as only_one
  from pg_attribute a where a.attnum > 0 and not a.attisdropped and a.attgenerated = '';

do $$ declare m record; cols text; exprs text; only_base text; begin
  for m in select name, moves from bench.multiplied order by position loop
    select string_agg(quote_ident(c), ', ' order by position),
           string_agg(bench.value_of(m.name, c, type, refers, only_one, m.moves), ', ' order by position),
           coalesce(max('b.id < 10000') filter (where c = 'id'), 'true')
    into cols, exprs, only_base from bench.column_of where t = m.name;
    -- an action is of one family's children or of none: what has no family has no copy of its meeting item either
    execute format('insert into %I (%s) overriding system value select %s from %I b cross join bench.copy k where %s and %s', m.name, cols, exprs,
      m.name, only_base, case when m.name in ('team', 'person', 'role_holding') then 'k.k <= 84' when m.name = 'staffing_issue' then 'k.k <= 20'
      -- each Overview told two dozen readers already
      when m.name in ('message', 'message_event') then 'k.k <= 12' else 'true' end);
  end loop;
end $$;

-- an Overview for each sitting of 2.5 years, with 60 copies, contents as the demonstration's
insert into overview (id, sitting_id, prose, drafted_at) overriding system value
  select 10000 + h.back, h.id, '{}', s.meets_on + interval '14 hours'
  from bench.held h join sitting s on s.id = h.id
  where s.state = 'held' and h.back <= 130 and not exists (select from overview o where o.sitting_id = h.id);
insert into overview_version (id, overview_id, number, content, content_hash, published_at, published_by,
  called, published_by_name) overriding system value
  select 10000 + o.id, o.id, 1, v.content, v.content_hash, o.drafted_at + interval '1 day', v.published_by, v.called, v.published_by_name
  from overview o cross join lateral (
    select * from overview_version v where v.id < 10000
    order by v.id offset o.id % (select count(*) from overview_version x where x.id < 10000) limit 1) v
  where o.id >= 10000;
insert into overview_copy (overview_version_id, person_id, because, content, content_hash, sent_to)
  select v.id, p.id, 'because', c.content, c.content_hash, p.name
  from overview_version v
  cross join lateral (select id, name from person order by id limit 60) p
  cross join lateral (
    select * from overview_copy c where c.overview_version_id < 10000
    order by c.id offset p.id % (select count(*) from overview_copy x where x.overview_version_id < 10000) limit 1) c
  where v.id >= 10000;

-- what requests leave behind; nobody but the demonstration's first people did it
create table bench.people as select array_agg(id order by id) as ids from person where id < 10000;
insert into change_history (at, person_id, record_kind, record_id, family_id, child_id, before, after)
  select timestamptz '2026-11-01' - interval '1 hour' * ((e.r * 7919 + n * 104729) % (8766 * greatest(1, size.years))), 10,
    (array['episode','action','child','hearing','adult'])[1 + n % 5], e.id, c.family_id, c.id,
    '{"notes": null, "letterSentOn": null}', '{"notes": "Words of some length about what was agreed with the family this week", "letterSentOn": "2026-01-01"}'
  from bench.size, (select id, child_id, row_number() over (order by id) as r from episode) e join child c on c.id = e.child_id
  cross join generate_series(1, 18) n;
create table bench.children as select array_agg(id order by id) as ids, count(*)::int - 30 as last from child;
create table bench.families as select array_agg(id order by id) as ids, count(*)::int as last from family;
insert into trail (at, person_id, did, method, path, outcome, children)
  select timestamptz '2026-11-20 08:00' - interval '0.4 second' * n, p.ids[1 + n % array_length(p.ids, 1)],
    (array['looked at a family','looked at the tracker','opened my work','looked for a child','looked at the agenda'])[1 + n % 5], 'GET',
    case n % 5 when 0 then '/families/' || f.ids[1 + (n * 7) % f.last] when 1 then '/tracker' when 2 then '/' when 3 then '/search/abc' else '/meetings/2026-11-16' end,
    'done', c.ids[1 + (n * 13) % c.last : (array[2, 25, 6, 3, 20])[1 + n % 5] + (n * 13) % c.last]
  from bench.size, generate_series(1, size.trail) n, bench.people p, bench.families f, bench.children c;
insert into session (id_hash, person_id, started_at, last_seen_at, ended_at)
  select md5(n::text) || md5((n * 3)::text), p.ids[1 + n % array_length(p.ids, 1)], timestamptz '2026-11-20 08:00' - interval '4 minutes' * n,
    timestamptz '2026-11-20 08:00' - interval '4 minutes' * n, null
  from bench.size, generate_series(1, size.trail / 8) n, bench.people p;
insert into form_used (token, person_id, at, went_to)
  select md5(n::text), p.ids[1 + n % array_length(p.ids, 1)], timestamptz '2026-11-20 08:00' - interval '5 minutes' * n, '/families/1'
  from bench.size, generate_series(1, size.trail / 5) n, bench.people p;
insert into search (token, person_id, typed, at)
  select md5(n::text), p.ids[1 + n % array_length(p.ids, 1)], 'Ade', timestamptz '2026-11-20 08:00' - interval '9 minutes' * n
  from bench.size, generate_series(1, size.trail / 17) n, bench.people p;
insert into document (agenda_item_id, child_id, kind, file_name, media_type, bytes, sha256, stored_as, added_by, added_at)
  select i.id, null, 'supporting', 'Letter.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 20000,
    md5(i.id::text), md5('x' || i.id::text), 10, i.recorded_at
  from agenda_item i where i.recorded_at is not null;
set session_replication_role = origin;
select refresh_child_words(array(select id from child where not exists (select from child_words w where w.child_id = child.id)));
