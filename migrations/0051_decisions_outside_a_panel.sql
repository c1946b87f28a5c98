-- What somebody with the power decided outside a panel: who, at what hour, why, and who of Legal agreed and when (P9, SET-07). It stands to be
-- ratified at the next meeting that takes such business, until that ratified it, changed it or didn't; or was reported by an action (P9).
create table outside_decision (
  id integer generated always as identity primary key,
  family_id integer not null references family,
  does text not null check (does in ('start', 'issue', 'step-down')),
  decided_at timestamptz not null,
  decided_on date not null,
  decided_by integer not null references person,
  decided_as text not null check (decided_as ~ '^(acting-)?[a-z]+(-[a-z]+)*$'),
  power_id integer not null,
  reason text not null check (btrim(reason) <> ''),
  legal_by integer references person,
  legal_on date,
  recorded_by integer not null references person,
  recorded_on date not null,
  to_ratify boolean not null,
  agenda_item_id integer references agenda_item,
  outcome text check (outcome in ('ratified', 'changed', 'not-ratified')),
  outcome_reasons text check (btrim(outcome_reasons) <> ''),
  version integer not null default 1,
  foreign key (power_id, does) references power (id, does),
  constraint outside_decision_of_its_day check (decided_on = (decided_at at time zone 'Europe/London')::date),
  constraint outside_decision_legal_is_whole check ((legal_by is null) = (legal_on is null)),
  constraint outside_decision_outcome_is_whole check (
    (outcome is null) = (agenda_item_id is null) and (outcome is null) = (outcome_reasons is null)),
  constraint outside_decision_ratified_where_it_stands check (outcome is null or to_ratify)
);
create index outside_decision_by_family on outside_decision (family_id);
create index outside_decision_by_power on outside_decision (power_id);
create unique index outside_decision_by_item on outside_decision (agenda_item_id) where agenda_item_id is not null;
create index outside_decision_to_ratify on outside_decision (id) where to_ratify and outcome is null;

create table outside_decision_child (
  decision_id integer not null references outside_decision,
  child_id integer not null references child,
  primary key (decision_id, child_id)
);
create index outside_decision_child_by_child on outside_decision_child (child_id);

create trigger goes_where_family_went before insert on outside_decision for each row execute function goes_where_family_went();
create trigger decided_while_the_power_ran before insert or update of power_id, decided_on on outside_decision
  for each row execute function decided_while_the_power_ran();
