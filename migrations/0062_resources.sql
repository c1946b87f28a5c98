-- What a child needs besides and what it costs: an expert assessment, hair strand testing, something else (PP-07). It is asked for of one or
-- several children in pre-proceedings, and agreed, agreed in part or refused by whoever may agree such an amount, or by a resource panel.

-- Who may agree what is a power with a limit in whole pence; without one it has none.
alter table power drop constraint power_does_check;
alter table power add constraint power_does_check check (does in ('start', 'extend', 'issue', 'step-down', 'admit', 'resources'));
alter table power add column up_to_pence integer check (up_to_pence > 0);
alter table power add constraint power_with_a_limit_of_a_role check (up_to_pence is null or (does = 'resources' and holder = 'role'));
insert into power (does, holder, role, by_area, up_to_pence) values
  ('resources', 'role', 'service-manager', true, 250000),
  ('resources', 'role', 'head-of-service', true, 1000000),
  ('resources', 'role', 'divisional-director', false, null);

create table resource_request (
  id integer generated always as identity primary key,
  family_id integer not null references family,
  kind text not null check (kind in ('expert-assessment', 'hair-strand-testing', 'other')),
  what text not null check (btrim(what) <> ''),
  why text not null check (btrim(why) <> ''),
  asked_pence integer not null check (asked_pence between 1 and 100000000),
  asked_on date not null,
  asked_by integer not null references person,
  -- The meeting's item at which it was asked for, and what was asked of the panel with it.
  asked_at_item_id integer references agenda_item,
  panel_item_id integer unique references panel_item,
  decision text check (decision in ('agreed', 'agreed-in-part', 'refused')),
  agreed_pence integer,
  decided_on date,
  decided_by integer references person,
  decided_as text check (decided_as ~ '^(acting-)?[a-z]+(-[a-z]+)*$'),
  power_id integer,
  power_does text generated always as (case when power_id is null then null else 'resources' end) stored,
  decided_at_item_id integer references agenda_item,
  reasons text check (btrim(reasons) <> ''),
  closed_on date,
  closed_because text check (closed_because in ('withdrawn', 'pre-proceedings-ended')),
  closed_by integer references person,
  closed_words text check (btrim(closed_words) <> ''),
  version integer not null default 1,
  foreign key (power_id, power_does) references power (id, does),
  constraint resource_decided_whole check (
    (decision is null) = (decided_on is null) and (decision is null) = (decided_by is null)
    and (decision is null or (power_id is null) <> (decided_at_item_id is null))
    and (decision is not null or power_id is null and decided_at_item_id is null and decided_as is null and reasons is null)
    and (power_id is null) = (decided_as is null)),
  constraint resource_amount_agreed check (
    (decision is null or decision = 'refused') and agreed_pence is null
    or decision = 'agreed' and agreed_pence is not distinct from asked_pence
    or decision = 'agreed-in-part' and agreed_pence is not null and agreed_pence between 1 and asked_pence),
  constraint resource_never_decided_by_who_asked check (decided_by <> asked_by),
  constraint resource_decided_after_it_was_asked check (decided_on >= asked_on),
  constraint resource_decided_with_reasons check (decision is null or decision = 'agreed' or reasons is not null),
  constraint resource_decided_or_closed check (decision is null or closed_on is null),
  constraint resource_closed_for_a_reason check (
    (closed_on is null) = (closed_because is null)
    and (closed_because is not distinct from 'withdrawn') = (closed_by is not null)
    and (closed_by is null) = (closed_words is null))
);
create index resource_request_by_family on resource_request (family_id);
create index resource_request_waiting on resource_request (asked_on) where decision is null and closed_on is null;
create index resource_request_by_day on resource_request (asked_on);
create index resource_request_by_power on resource_request (power_id) where power_id is not null;
create index resource_request_asked_at_item on resource_request (asked_at_item_id) where asked_at_item_id is not null;
create index resource_request_decided_at_item on resource_request (decided_at_item_id) where decided_at_item_id is not null;

-- For which children, each with the pre-proceedings it is asked for in: when those end, nothing remains to be decided for that child.
create table resource_request_child (
  request_id integer not null references resource_request,
  child_id integer not null references child,
  episode_id integer not null references episode,
  primary key (request_id, child_id)
);
create index resource_request_child_by_child on resource_request_child (child_id);
create index resource_request_child_by_episode on resource_request_child (episode_id);

create trigger goes_where_family_went before insert on resource_request for each row execute function goes_where_family_went();

-- Whoever decides by a power had it that day, and no power reaches past its limit, whatever was agreed of it. What was decided stays when
-- the limit changes: the row it was decided by keeps the limit of its day.
create function resource_within_the_limit() returns trigger language plpgsql as $$
begin
  if new.power_id is null then return new; end if;
  if exists (select from power where id = new.power_id and up_to_pence < new.asked_pence) then
    raise exception 'the power % does not reach to % pence', new.power_id, new.asked_pence using errcode = 'check_violation';
  end if;
  if not has_power(new.decided_by, new.power_id, new.decided_on) then
    raise exception 'the person % did not have the power % on %', new.decided_by, new.power_id, new.decided_on using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger resource_within_the_limit before insert or update of power_id, decided_by, decided_on, asked_pence on resource_request
  for each row execute function resource_within_the_limit();

-- How much of what a resource costs the panel agreed, where it is less than was asked for.
alter table panel_hearing add column agreed_pence integer check (agreed_pence > 0);
