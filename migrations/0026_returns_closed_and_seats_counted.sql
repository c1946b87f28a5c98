-- An urgent return that the panel hasn't seen ends with the pre-proceedings it is of, as a request for an extension does. `closed_on` is the
-- day they ended; null again if they are opened again.
alter table urgent_return add column closed_on date;
alter table urgent_return add constraint urgent_return_closed_unseen check (closed_on is null or panel_met_on is null);
update urgent_return set closed_on = episode.ended_on from episode
where episode.id = urgent_return.episode_id and episode.ended_on is not null and panel_met_on is null;

-- How many core seats there were when a meeting ended: seats added since don't change how many of them came.
alter table sitting add column core_seats integer;
update sitting set core_seats = (select count(*) from core_seat where core_seat.series_id = sitting.series_id) where state = 'held';
