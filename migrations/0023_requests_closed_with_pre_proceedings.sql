-- A request for an extension that nobody decided ends with the pre-proceedings it is of. `closed_on` is the day they ended; the state says
-- still what it was, for the case that they are opened again.
alter table extension add column closed_on date;
alter table extension add constraint extension_closed_undecided check (closed_on is null or state in ('recommended', 'requested'));
update extension set closed_on = episode.ended_on from episode
where episode.id = extension.episode_id and episode.ended_on is not null and state in ('recommended', 'requested');
