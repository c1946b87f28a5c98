-- What panels and planning meetings decide is asked for, waits, is heard and has an outcome for each child (PP-01, SET-06).
alter table agenda_item drop constraint agenda_item_section_check;
alter table agenda_item add constraint agenda_item_section_check check (section in (
  'cannot-wait', 'ratifications', 'referrals', 'decisions-to-issue', 'staffing', 'hearings', 'filings', 'private', 'reviews',
  'supervision-orders', 'resources', 'other'));
alter table agenda_item drop constraint agenda_item_subject_kind_check;
alter table agenda_item add constraint agenda_item_subject_kind_check check (subject_kind in (
  'family-review', 'staffing-issue', 'hearing', 'court-filing', 'private-proceedings', 'urgent-return', 'extension', 'panel-item',
  'ratification', 'other'));

-- Which of the bodies that can start pre-proceedings a series is, where it takes what is newly asked for: its power is that body's (P1).
alter table meeting_series add column body text check (body in ('planning-meeting', 'care-pathways-panel', 'gateway-panel'));

-- From the day a panel or planning meeting is asked for a decision. It stands on the agenda of the series' next meeting, or of the first from
-- `not_before` on, until it is heard, and again after what was put off.
create table panel_item (
  id integer generated always as identity primary key,
  family_id integer not null references family,
  series_id integer not null references meeting_series,
  business text not null check (business in ('referrals', 'decisions-to-issue', 'supervision-orders', 'resources')),
  asked_on date not null,
  asked_by integer not null references person,
  urgent boolean not null,
  why text not null check (btrim(why) <> ''),
  not_before date,
  withdrawn_on date,
  withdrawn_by integer references person,
  withdrawn_why text,
  version integer not null default 1,
  check ((withdrawn_on is null) = (withdrawn_why is null)),
  check (withdrawn_on is null or withdrawn_by is not null)
);
create index panel_item_by_family on panel_item (family_id);
create index panel_item_by_series on panel_item (series_id) where withdrawn_on is null;

-- For which children; an urgent return that the item takes to the panel ends in its outcome.
create table panel_item_child (
  panel_item_id integer not null references panel_item,
  child_id integer not null references child,
  urgent_return_id integer unique references urgent_return,
  primary key (panel_item_id, child_id)
);
create index panel_item_child_by_child on panel_item_child (child_id);

-- What a sitting that heard it considered: documents, the legal advice with who gave it, and its view on threshold.
create table panel_hearing (
  agenda_item_id integer primary key references agenda_item,
  panel_item_id integer not null references panel_item,
  documents text not null default '',
  advice text not null default '',
  advised_by text not null default '',
  threshold text check (threshold in ('met', 'not-met', 'not-clear'))
);
create index panel_hearing_by_item on panel_hearing (panel_item_id);

-- What it decided of each child. It takes effect when the chair confirms it: until then it can be recorded anew.
create table panel_outcome (
  agenda_item_id integer not null references panel_hearing,
  child_id integer not null references child,
  outcome text not null check (outcome in (
    'continue', 'start', 'recommend-start', 'issue', 'deferred', 'step-out-child-protection', 'step-out-child-in-need', 'section-20',
    'private-order', 'other-order')),
  reasons text not null check (btrim(reasons) <> ''),
  deferred_until date,
  -- Why proceedings are issued for a child who wasn't in pre-proceedings.
  without_reason text,
  took_effect_on date,
  primary key (agenda_item_id, child_id),
  check ((outcome = 'deferred') = (deferred_until is not null)),
  check (without_reason is null or outcome = 'issue')
);
create index panel_outcome_by_child on panel_outcome (child_id);

create trigger goes_where_family_went before insert on panel_item for each row execute function goes_where_family_went();

-- What a panel decided of a child is filed like a review.
create or replace function something_is_to_file(item integer) returns boolean stable language sql as $$
  select exists (
    select from agenda_item_child c where c.item_id = item
      and (exists (select from review r join episode e on e.id = r.episode_id where r.agenda_item_id = item and e.child_id = c.child_id)
        or exists (select from panel_outcome o where o.agenda_item_id = item and o.child_id = c.child_id)
        or exists (select from action a where a.agenda_item_id = item and (a.child_id = c.child_id or a.child_id is null))
        or exists (select from filing_pack p where p.agenda_item_id = item and p.child_id = c.child_id)))
$$;
create or replace function all_is_on_file(item integer) returns boolean stable language sql as $$
  select not exists (
    select from agenda_item_child c where c.item_id = item
      and (exists (select from review r join episode e on e.id = r.episode_id where r.agenda_item_id = item and e.child_id = c.child_id)
        or exists (select from panel_outcome o where o.agenda_item_id = item and o.child_id = c.child_id)
        or exists (select from action a where a.agenda_item_id = item and (a.child_id = c.child_id or a.child_id is null))
        or exists (select from filing_pack p where p.agenda_item_id = item and p.child_id = c.child_id))
      and (select count(distinct j.job) from filing_pack p join filing_job j on j.pack_id = p.id
        where p.agenda_item_id = item and p.child_id = c.child_id) < 3)
$$;
create trigger filing_owed after insert on panel_outcome for each row execute function filing_owed_by_part_of_item();
create trigger filing_follows after insert or update or delete on panel_outcome for each row execute function filing_follows_part_of_item();
create trigger filing_follows after insert or update or delete on panel_hearing for each row execute function filing_follows_part_of_item();
