-- How often a series meets (SET-06, TM-01): each week on its weekday, as every series there is; every second week, on the weekday of a day it
-- counts from; on several days a week; or on dates of its own alone.
alter table meeting_series
  add column rhythm text not null default 'weekly' check (rhythm in ('weekly', 'fortnightly', 'several-days', 'listed')),
  add column counts_from date check (extract(isodow from counts_from) between 1 and 5),
  add column weekdays integer[] check (cardinality(weekdays) between 2 and 5 and weekdays <@ array[1, 2, 3, 4, 5]),
  add column listed_on date[] check (cardinality(listed_on) > 0 and array_position(listed_on, null) is null),
  alter column weekday drop not null,
  add check (rhythm <> 'weekly' or weekday is not null),
  add check (rhythm <> 'fortnightly' or counts_from is not null),
  add check (rhythm <> 'several-days' or weekdays is not null),
  add check (rhythm <> 'listed' or listed_on is not null);

-- A meeting written down stands for a usual day of its series, wherever it is held, now that a week can have several; until now it was kept as
-- the Monday of its week. An extra one stands for none. Where the series meets once a week, it is that week's meeting also when the series
-- changes its day; where it met on several days or on a list, it stands for its day alone.
drop trigger facts_change on sitting;
alter table sitting drop constraint sitting_week_of_check;
alter table sitting rename column week_of to stands_for;
alter table sitting add column day_alone boolean not null default false;
update sitting set stands_for = stands_for + meeting_series.weekday - 1
  from meeting_series where meeting_series.id = sitting.series_id and stands_for is not null and meeting_series.weekday > 1;
alter index sitting_one_a_week rename to sitting_one_a_usual_day;
alter table sitting add check (extract(isodow from stands_for) between 1 and 5);
create constraint trigger facts_change after update on sitting deferrable initially deferred for each row
  when ((old.series_id, old.meets_on, old.stands_for, old.day_alone, old.by_hand, case when old.state in ('held', 'cancelled') then old.state end)
        is distinct from (new.series_id, new.meets_on, new.stands_for, new.day_alone, new.by_hand, case when new.state in ('held', 'cancelled') then new.state end))
  execute function raise_facts_version();
drop trigger clock_line_follows_a_move on sitting;
create trigger clock_line_follows_a_move after update on sitting for each row
  when ((old.series_id, old.meets_on, old.stands_for, old.day_alone, old.by_hand, case when old.state in ('held', 'cancelled') then old.state end)
        is distinct from (new.series_id, new.meets_on, new.stands_for, new.day_alone, new.by_hand, case when new.state in ('held', 'cancelled') then new.state end))
  execute function mark_every_clock_line();
alter table sitting enable always trigger clock_line_follows_a_move;

-- What is a fact of a series was said by the columns it had.
drop trigger facts_change on meeting_series;
create constraint trigger facts_change after update on meeting_series deferrable initially deferred for each row
  when ((old.*) is distinct from (new.*)) execute function raise_facts_version();
