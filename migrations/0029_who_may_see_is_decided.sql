-- Who may see a family is asked for, decided, reviewed and lifted by people here (FAM-05).

-- The review by the day said, at most 90 days after the restriction began or was last reviewed.
alter table restriction add column reviewed_on date, add column lifted_by integer references person;
alter table restriction add constraint restriction_review_in_time check (review_on - coalesce(reviewed_on, starts_on) between 0 and 90) not valid;

alter table denied_access add column denied_by integer references person, add column denied_on date;

-- What somebody asks of those who decide: that a family is restricted, that the restriction is lifted, or that a person gets access.
create table restriction_request (
  id integer generated always as identity primary key,
  family_id integer not null references family,
  asks text not null check (asks in ('restrict', 'lift', 'access')),
  -- Whom access is asked for.
  person_id integer references person,
  reason text not null check (reason <> ''),
  asked_by integer not null references person,
  asked_on date not null,
  decided_by integer references person,
  decided_on date,
  agreed boolean,
  decided_words text check (decided_words <> ''),
  version integer not null default 1,
  check ((person_id is not null) = (asks = 'access')),
  check (num_nulls(decided_by, decided_on, agreed) in (0, 3)),
  check (agreed is not false or decided_words is not null),
  -- Who lifts a restriction isn't who asked for it.
  constraint restriction_lifted_by_another check (asks <> 'lift' or decided_by <> asked_by)
);
create index restriction_request_by_family on restriction_request (family_id);
create index restriction_request_for_person on restriction_request (person_id);
create index restriction_request_to_decide on restriction_request (asked_on) where decided_on is null;
