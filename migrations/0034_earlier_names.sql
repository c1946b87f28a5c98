-- What a seat or a series was called until it got another name. A meeting that had begun by then, or whose day had gone, keeps that name for
-- everything of it: seats nobody came for, and meetings that nobody wrote down.
create table earlier_name (
  id integer generated always as identity primary key,
  seat_id integer references core_seat,
  series_id integer references meeting_series,
  name text not null,
  until timestamptz not null,
  check (num_nonnulls(seat_id, series_id) = 1)
);
create index earlier_name_by_seat on earlier_name (seat_id, until) where seat_id is not null;
create index earlier_name_by_series on earlier_name (series_id, until) where series_id is not null;

-- Each renaming so far is in the history, which tells more than the single meetings that were given their name so far.
insert into earlier_name (seat_id, name, until)
select record_id, before ->> 'label', at from change_history
where record_kind = 'core-seat' and before ->> 'label' is distinct from after ->> 'label'
  and before ->> 'label' is not null and after ->> 'label' is not null and record_id in (select id from core_seat);
insert into earlier_name (series_id, name, until)
select record_id, before ->> 'name', at from change_history
where record_kind = 'meeting-series' and before ->> 'name' is distinct from after ->> 'name'
  and before ->> 'name' is not null and after ->> 'name' is not null and record_id in (select id from meeting_series);
alter table sitting drop column name_of_day;
alter table attendance drop column seat_name_of_day;

-- What the authority was called when an Overview was published or a note filed; null from before that was kept.
alter table overview_version add column council text;
alter table filing_pack add column council text;
