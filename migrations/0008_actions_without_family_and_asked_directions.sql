-- What an item about no family led to, a staffing matter or any other issue, is about no family either.
alter table action alter column family_id drop not null;
alter table action add check (family_id is not null or (child_id is null and agenda_item_id is not null));

-- The direction of a head of service who wasn't at a midpoint: asked for when it is recorded, awaited until it is given.
-- `words` is empty where the head has none to give.
create table asked_direction (
  id integer generated always as identity primary key,
  review_id integer not null unique references review,
  head_id integer not null references person,
  asked_on date not null,
  given_at timestamptz,
  given_by integer references person,
  words text,
  version integer not null default 1,
  check ((given_at is null) = (words is null) and (given_at is null) = (given_by is null))
);
create index asked_direction_awaited on asked_direction (head_id) where given_at is null;
