-- What the panel decided of a child who came back urgently: that pre-proceedings continue, or to issue (PP-06, P9). Null while it hasn't met,
-- and where it met before this was asked.
alter table urgent_return
  add column panel_decided text check (panel_decided in ('continue', 'issue-proceedings')),
  add constraint urgent_return_decided_when_met check (panel_decided is null or panel_met_on is not null);
