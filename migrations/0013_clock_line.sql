-- Where each child with something open stands, for lists to filter, order, count and page by (decision 0013). An index, never the truth:
-- only dates and words that the passing of a day alone doesn't change, written by rules/tracker/clock-line.ts.
create table clock_line (
  child_id integer primary key references child on delete cascade,
  -- As the child has them: whom lists belong to, who may see the child, and the name in the order in which a person would look.
  family_id integer not null references family,
  team_id integer references team,
  social_worker_id integer references person,
  solicitor_id integer references person,
  name text not null collate "en-GB-x-icu",
  stage text not null check (stage in ('pre-proceedings', 'proceedings', 'private')),
  -- What comes next in pre-proceedings; null in court.
  next_step text,
  next_on date,
  -- The day after which what comes next is overdue; null where nothing comes, and where late is for nobody, as for a hearing or an aim.
  due_on date,
  limit_on date,
  -- Day 0, or the day of issue.
  started_on date,
  waits text[] not null default '{}',
  -- Each review still to hold: its date and the meeting that can hold it.
  midpoint_on date,
  midpoint_meets_on date,
  final_on date,
  final_meets_on date,
  -- The line is right from the day it was written for until the day before this one; null: until something changes.
  written_for date not null,
  holds_until date
);
create index clock_line_holds_until on clock_line (holds_until);
create index clock_line_written_for on clock_line (written_for);
create index clock_line_by_name on clock_line (name, child_id);
create index clock_line_by_family on clock_line (family_id);
create index clock_line_by_team on clock_line (team_id);
create index clock_line_by_social_worker on clock_line (social_worker_id);
create index clock_line_by_solicitor on clock_line (solicitor_id);
create index clock_line_in_pre_proceedings on clock_line (next_on) where stage = 'pre-proceedings';

-- What the lines are to be renewed for. Triggers write here, so that no change can forget it; whoever renews the lines takes the marks
-- away. One mark may stand here several times: nobody waits for another's.
create table clock_line_due (
  id bigint generated always as identity primary key,
  child_id integer references child on delete cascade,
  -- Every child of this case.
  proceedings_id integer references proceedings on delete cascade,
  -- Neither: every child in pre-proceedings, since meetings or aims may lie differently.
  check (num_nonnulls(child_id, proceedings_id) <= 1)
);
create index clock_line_due_child on clock_line_due (child_id);
create index clock_line_due_proceedings on clock_line_due (proceedings_id);

-- What the nightly check of the lines found, one row a day; without numbers while it runs, and where it was cut off.
create table clock_line_check (
  checked_on date primary key,
  checked_at timestamptz not null,
  lines integer,
  differences integer
);

create function mark_clock_line_of_child() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'child' then
    insert into clock_line_due (child_id) values (new.id);
    return null;
  end if;
  if tg_op <> 'INSERT' then insert into clock_line_due (child_id) values (old.child_id); end if;
  if tg_op <> 'DELETE' then insert into clock_line_due (child_id) values (new.child_id); end if;
  return null;
end $$;

-- An episode is always the same child's.
create function mark_clock_line_of_episode() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then insert into clock_line_due (child_id) select child_id from episode where id = old.episode_id; end if;
  if tg_op <> 'DELETE' then insert into clock_line_due (child_id) select child_id from episode where id = new.episode_id; end if;
  return null;
end $$;

create function mark_clock_lines_of_case() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'proceedings' then
    insert into clock_line_due (proceedings_id) values (new.id);
    return null;
  end if;
  if tg_op <> 'INSERT' then insert into clock_line_due (proceedings_id) values (old.proceedings_id); end if;
  if tg_op <> 'DELETE' then insert into clock_line_due (proceedings_id) values (new.proceedings_id); end if;
  return null;
end $$;

create function mark_every_clock_line() returns trigger language plpgsql as $$
begin
  insert into clock_line_due default values;
  return null;
end $$;

create trigger clock_line_follows after insert or update or delete on episode
  for each row execute function mark_clock_line_of_child();
create trigger clock_line_follows after insert or update or delete on private_proceedings
  for each row execute function mark_clock_line_of_child();
create trigger clock_line_follows after insert or update or delete on proceedings_child
  for each row execute function mark_clock_line_of_child();
create trigger clock_line_follows after insert or update or delete on review
  for each row execute function mark_clock_line_of_episode();
create trigger clock_line_follows after insert or update or delete on extension
  for each row execute function mark_clock_line_of_episode();
create trigger clock_line_follows after insert or update or delete on urgent_return
  for each row execute function mark_clock_line_of_episode();
create trigger clock_line_follows after insert or update or delete on hearing
  for each row execute function mark_clock_lines_of_case();
create trigger clock_line_follows after insert or update or delete on court_filing
  for each row execute function mark_clock_lines_of_case();
-- Nothing is open for a child just added, nor is anybody in a case just begun.
create trigger clock_line_follows after update
  of family_id, name, team_id, social_worker_id, solicitor_id, born_on, expected_delivery_on on child
  for each row execute function mark_clock_line_of_child();
create trigger clock_line_follows after update of issued_on, ended_on on proceedings
  for each row execute function mark_clock_lines_of_case();
create trigger clock_line_follows after update of series_id on team
  for each statement execute function mark_every_clock_line();
create trigger clock_line_follows after insert or update or delete on meeting_series
  for each statement execute function mark_every_clock_line();
create trigger clock_line_follows after insert or update or delete on bank_holiday
  for each statement execute function mark_every_clock_line();
create trigger clock_line_follows after insert or update or delete on calendar_horizon
  for each statement execute function mark_every_clock_line();
create trigger clock_line_follows after insert or update or delete on closure_day
  for each statement execute function mark_every_clock_line();
create trigger clock_line_follows after insert or update or delete on setting
  for each statement execute function mark_every_clock_line();
create trigger clock_line_follows after insert or delete on sitting
  for each statement execute function mark_every_clock_line();
-- Opening and closing a meeting moves nothing.
create trigger clock_line_follows_a_move after update on sitting for each row
  when ((old.series_id, old.meets_on, old.instead_of, old.state = 'cancelled')
        is distinct from (new.series_id, new.meets_on, new.instead_of, new.state = 'cancelled'))
  execute function mark_every_clock_line();

-- Also where rows are loaded in bulk with ordinary triggers off: a restored or multiplied authority gets its lines all the same.
do $$ declare follows record; begin
  for follows in select tgrelid::regclass as relation, tgname as name from pg_trigger where tgname like 'clock_line_follows%' loop
    execute format('alter table %s enable always trigger %I', follows.relation, follows.name);
  end loop;
end $$;

-- Lines for what is open already are written when they are first asked for.
insert into clock_line_due (child_id)
  select child_id from episode where ended_on is null
  union select pc.child_id from proceedings_child pc join proceedings p on p.id = pc.proceedings_id where p.ended_on is null
  union select child_id from private_proceedings where ended_on is null;
