-- Seats of a series are added, removed from a day on and given another part, also that of legal adviser; a series says whether one of those
-- must be there to decide (SET-06, TM-02, M2). A meeting that had ended by then, or whose day had gone, keeps the seats and parts it had.
alter table core_seat drop constraint core_seat_part_check;
alter table core_seat add constraint core_seat_part_check
  check (part in ('chair', 'deputy', 'member', 'administrator', 'legal-adviser'));
-- When it was added to the series' seats; null for one the series began with. And the last day on which it is one of them.
alter table core_seat add column added_at timestamptz, add column last_on date;
-- Until now only a workbook brought a seat beside the first seven, with whoever holds it from that day on.
update core_seat set added_at = first.starts_on::timestamp at time zone 'Europe/London'
from (select seat_id, min(starts_on) as starts_on from seat_holding group by seat_id) as first
where first.seat_id = core_seat.id and position > 7;
-- How many seats an ended meeting had follows from them.
alter table sitting drop column core_seats;
alter table meeting_series add column needs_legal_adviser boolean not null default false;

-- Which part a seat had, and whether a series needed a legal adviser, until then.
create table earlier_part (
  id integer generated always as identity primary key,
  seat_id integer not null references core_seat,
  part text not null check (part in ('chair', 'deputy', 'member', 'administrator', 'legal-adviser')),
  until timestamptz not null
);
create index earlier_part_by_seat on earlier_part (seat_id, until);
create table earlier_need (
  id integer generated always as identity primary key,
  series_id integer not null references meeting_series,
  needs_legal_adviser boolean not null,
  until timestamptz not null
);
create index earlier_need_by_series on earlier_need (series_id, until);

-- Who holds two seats of a series comes for both.
alter table attendance drop constraint attendance_sitting_id_person_id_key;
alter table attendance add unique nulls not distinct (sitting_id, person_id, seat_id);
