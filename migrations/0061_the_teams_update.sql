-- What a child's team writes before a review: under the headings of the review, for the meeting that takes it (PP-11). One that no item has closed
-- is what the coming meeting reads; the item that is recorded closes it, and it stays as it was.
create table review_update (
  id integer generated always as identity primary key,
  episode_id integer not null references episode,
  kind text not null check (kind in ('midpoint', 'final')),
  written jsonb not null check (jsonb_typeof(written) = 'object'),
  written_by integer not null references person,
  written_at timestamptz not null,
  -- The day of that in England.
  written_on date not null,
  agenda_item_id integer references agenda_item,
  version integer not null default 1
);
create unique index review_update_open on review_update (episode_id) where agenda_item_id is null;
create index on review_update (episode_id);
create index on review_update (agenda_item_id);
create index on review_update (written_by);

-- The meeting had it as it was.
create function closed_update_stays() returns trigger language plpgsql as $$
begin
  if old.agenda_item_id is not null and (new.written, new.kind, new.written_by, new.written_at, new.agenda_item_id)
    is distinct from (old.written, old.kind, old.written_by, old.written_at, old.agenda_item_id) then
    raise exception 'the update % was read at a meeting and stays as it was', old.id using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger closed_update_stays before update on review_update for each row execute function closed_update_stays();
