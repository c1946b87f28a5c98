-- What somebody typed in each copy of a form that they have open: one saved drops nothing of another. Kept before: a copy without a name.
alter table draft add column copy text not null default '';
alter table draft drop constraint draft_pkey;
alter table draft add primary key (person_id, path, copy);
