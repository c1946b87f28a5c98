-- What pages ask by: foreign keys (test/foreign-keys.test.ts holds each to an index or a reason) and histories. Where only what is open
-- matters, the index has only that, so that it stays as small as today's work however many years are on file.

-- A family's page.
create index adult_by_family on adult (family_id);
create index adult_of_child_by_child on adult_of_child (child_id);
create index restriction_by_family on restriction (family_id);
create index named_access_by_person on named_access (person_id);
create index denied_access_by_person on denied_access (person_id);
create index document_by_child on document (child_id) where child_id is not null;
create index staffing_issue_by_family on staffing_issue (family_id) where family_id is not null;
create index import_finding_by_family on import_finding (family_id) where family_id is not null;
create index change_history_by_child on change_history (child_id, id) where child_id is not null;

-- A meeting's agenda, its items and its Overview; what changed since the last one.
create index change_history_by_kind on change_history (record_kind, at);
create index agenda_item_by_sitting on agenda_item (sitting_id);
create index agenda_item_child_by_child on agenda_item_child (child_id);
create index attendance_by_seat on attendance (seat_id);
create index urgent_return_by_episode on urgent_return (episode_id);
create index urgent_return_by_item on urgent_return (agenda_item_id) where agenda_item_id is not null;
create index urgent_return_awaited on urgent_return (by_on) where panel_met_on is null;
create index extension_by_item on extension (agenda_item_id) where agenda_item_id is not null;
create index staffing_issue_by_team on staffing_issue (team_id) where team_id is not null;
create index staffing_issue_open on staffing_issue (raised_on) where resolved_on is null;
create index overview_copy_by_person on overview_copy (person_id);

-- Court: cases that are open, and what is listed or due in them.
create index proceedings_open on proceedings (id) where ended_on is null;
create index hearing_by_child on hearing (child_id) where child_id is not null;
create index hearing_listed on hearing (proceedings_id, held_on) where status in ('listed', 're-listed', 'to-be-re-listed');
create index court_filing_by_child on court_filing (child_id) where child_id is not null;
create index court_filing_by_hearing on court_filing (hearing_id) where hearing_id is not null;
create index court_filing_unfiled on court_filing (proceedings_id, due_on) where filed_on is null;
create index private_proceedings_open on private_proceedings (child_id) where ended_on is null;
create index private_proceedings_by_worker on private_proceedings (worker_id) where worker_id is not null;

-- Actions to do, of a child and of a family.
create index action_open_by_child on action (child_id) where done_on is null;
create index action_open_by_family on action (family_id) where done_on is null;

-- Who holds what.
create index role_holding_by_team on role_holding (team_id) where team_id is not null;
create index role_holding_by_service on role_holding (service_id) where service_id is not null;
create index seat_holding_by_person on seat_holding (person_id);
create index cover_by_person on cover (covering_person_id);
create index cover_by_holding on cover (holding_id);
create index team_by_service on team (service_id);
create index team_by_series on team (series_id);

-- Imports and filing.
create index import_finding_by_import on import_finding (import_id);
create index filing_pack_superseded on filing_pack (superseded_by) where superseded_by is not null;

-- Pages read a few rows here and there, from memory or a disk without moving parts: reading one costs hardly more there than the next in
-- line. At the server's own 4.0 a family's children, or the 250 in pre-proceedings, were looked for by reading every child on file.
do $$ begin execute format('alter database %I set random_page_cost = 1.1', current_database()); end $$;
