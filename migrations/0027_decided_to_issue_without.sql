-- Outcome C for children who are in no pre-proceedings: what was decided, on the case that it leads to. Null where a case is recorded without it.
alter table proceedings add column decided_to_issue_on date;
alter table proceedings add column decided_to_issue_words text;
alter table proceedings add constraint proceedings_decided_in_words
  check ((decided_to_issue_on is null) = (decided_to_issue_words is null));
