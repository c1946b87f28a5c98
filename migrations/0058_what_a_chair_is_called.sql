-- A meeting's chair can have a name of its own there, a convenor for instance; nothing: as everywhere (SET-09).
alter table meeting_series add column chair_name text check (chair_name <> '' and char_length(chair_name) <= 80);

-- What is a fact of a series was said by the columns it had.
drop trigger facts_change on meeting_series;
create constraint trigger facts_change after update on meeting_series deferrable initially deferred
  for each row when ((old.*) is distinct from (new.*)) execute function raise_facts_version();
