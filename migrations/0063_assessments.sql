-- Assessments made while a child is in pre-proceedings: what kind, of whom, by whom, since when and by when (PP-08). One can be about several
-- siblings, each in the period in pre-proceedings they are in.
create table assessment (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('parenting', 'pre-birth', 'psychological', 'psychiatric', 'cognitive', 'substance-use', 'risk',
    'sibling', 'viability', 'medical', 'other')),
  somebody_else text check (btrim(somebody_else) <> ''),
  by_whom text check (btrim(by_whom) <> ''),
  question text check (btrim(question) <> ''),
  instructed_on date,
  letter_on date,
  due_on date,
  received_on date,
  -- A code of the court service's for what came late; known before it came too.
  late_code text check (late_code <> ''),
  stopped_on date,
  stopped_why text check (btrim(stopped_why) <> ''),
  version integer not null default 1,
  constraint assessment_late_for_a_reason check (
    received_on is null or due_on is null or received_on <= due_on or late_code is not null),
  constraint assessment_stopped_for_a_reason check ((stopped_on is null) = (stopped_why is null)),
  constraint assessment_stopped_or_received check (stopped_on is null or received_on is null)
);

create table assessment_child (
  assessment_id integer not null references assessment,
  episode_id integer not null references episode,
  primary key (assessment_id, episode_id)
);
create index assessment_child_by_episode on assessment_child (episode_id);

-- Whom of the family's adults it assesses; nobody where it is the children themselves, or somebody else.
create table assessment_adult (
  assessment_id integer not null references assessment,
  adult_id integer not null references adult,
  primary key (assessment_id, adult_id)
);
create index assessment_adult_by_adult on assessment_adult (adult_id);
