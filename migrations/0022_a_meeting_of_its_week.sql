-- A series has one meeting a week. `week_of`, its Monday, says whose week a written-down meeting is of, wherever it is held; an extra one is
-- of none. `by_hand`: a person put it on its day, where it stays whatever the calendar does; without it a planned meeting is where the
-- calendar puts it, and `meets_on` is only where that was when it was written down. Opened and held meetings stay on their day.
alter table sitting add column week_of date check (extract(isodow from week_of) = 1);
alter table sitting add column by_hand boolean not null default false;

-- Until now only a moved meeting said which it stood for. The others are of the week of their own weekday, or of the weekday from which
-- nothing but bank holidays and closure days leads to them.
with at_work as (
  select s.id, s.series_id, s.instead_of, s.meets_on,
    s.meets_on - (extract(isodow from s.meets_on)::integer - m.weekday + 7) % 7 as usual_on
  from sitting s join meeting_series m on m.id = s.series_id
), off as (
  select held_on as on_day from bank_holiday union select closed_on from closure_day
  union select unnest(array['2024-12-25', '2024-12-26', '2025-01-01', '2025-04-18', '2025-04-21', '2025-05-05', '2025-05-26', '2025-08-25',
    '2025-12-25', '2025-12-26', '2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28',
    '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28', '2028-01-03', '2028-04-14',
    '2028-04-17', '2028-05-01', '2028-05-29', '2028-08-28', '2028-12-25', '2028-12-26']::date[])
), stands as (
  select id, series_id, coalesce(instead_of, case when not exists (
      select from generate_series(usual_on, meets_on - 1, '1 day') as day
      where extract(isodow from day) < 6 and day::date not in (select on_day from off)
    ) then usual_on end) as stands_for, instead_of is not null as is_moved, meets_on
  from at_work
), first_of_week as (
  select distinct on (series_id, date_trunc('week', stands_for)) id, date_trunc('week', stands_for)::date as week_of
  from stands where stands_for is not null
  order by series_id, date_trunc('week', stands_for), is_moved desc, meets_on
)
update sitting set week_of = first_of_week.week_of from first_of_week where first_of_week.id = sitting.id;

update sitting set by_hand = true
where instead_of is not null or week_of is null or (state <> 'cancelled' and reason is not null);

-- Whether a meeting is held and when is a fact, and since no review is placed on one that has ended, that it has.
drop trigger facts_change on sitting;
drop trigger clock_line_follows_a_move on sitting;
alter table sitting drop column instead_of;
create constraint trigger facts_change after update on sitting deferrable initially deferred for each row
  when ((old.series_id, old.meets_on, old.week_of, old.by_hand, case when old.state in ('held', 'cancelled') then old.state end)
        is distinct from (new.series_id, new.meets_on, new.week_of, new.by_hand, case when new.state in ('held', 'cancelled') then new.state end))
  execute function raise_facts_version();
create trigger clock_line_follows_a_move after update on sitting for each row
  when ((old.series_id, old.meets_on, old.week_of, old.by_hand, case when old.state in ('held', 'cancelled') then old.state end)
        is distinct from (new.series_id, new.meets_on, new.week_of, new.by_hand, case when new.state in ('held', 'cancelled') then new.state end))
  execute function mark_every_clock_line();
alter table sitting enable always trigger clock_line_follows_a_move;

-- One meeting a week, and on a day one that is held there whatever the calendar does. What was cancelled holds no day.
alter table sitting drop constraint sitting_series_id_meets_on_key;
create unique index sitting_one_a_week on sitting (series_id, week_of);
create unique index sitting_one_a_day on sitting (series_id, meets_on)
  where state in ('open', 'held') or (state = 'planned' and (by_hand or week_of is null));
create index sitting_by_day on sitting (series_id, meets_on);
