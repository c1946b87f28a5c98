-- A form that was acted on, where it was sent and what was sent last: only the very same again is a second press of the same button.
alter table form_used add column address text not null default '', add column content text not null default '';
alter table form_used drop constraint form_used_pkey, add primary key (token, person_id, address);
create index form_used_by_age on form_used (at);
create index session_by_age on session (last_seen_at);
create index search_by_age on search (at);

-- What became of an attempt that the mail server never answered, though it had the whole message.
alter table message_event drop constraint message_event_event_check;
alter table message_event add constraint message_event_event_check
  check (event in ('delivered', 'kept', 'refused', 'not-now', 'unknown', 'unreachable', 'came-back', 'told', 'again'));

-- Written and taken back whenever somebody asks whether the database can still write.
create table readiness (filler text not null);
alter table readiness alter column filler set storage plain;

