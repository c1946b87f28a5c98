-- A review that somebody brought forward to an earlier meeting than the one it is placed on by itself: one choice for each review of an
-- episode, of which the last word counts. The meeting is a written-down one, so that the choice goes where it goes; null once it is taken back.
create table review_brought_forward (
  id integer generated always as identity primary key,
  episode_id integer not null references episode,
  review text not null check (review in ('midpoint', 'final')),
  sitting_id integer references sitting,
  chosen_by integer not null references person,
  chosen_on date not null,
  reason text not null,
  version integer not null default 1,
  unique (episode_id, review)
);
create index review_brought_forward_by_sitting on review_brought_forward (sitting_id);
create index review_brought_forward_by_person on review_brought_forward (chosen_by);

create trigger clock_line_follows after insert on review_brought_forward
  referencing new table as changed for each statement execute function mark_lines_of_episodes();
create trigger clock_line_follows_an_end after delete on review_brought_forward
  referencing old table as changed for each statement execute function mark_lines_of_episodes();
create trigger clock_line_follows_a_change after update on review_brought_forward
  referencing old table as was new table as changed for each statement execute function mark_lines_of_episodes_moved();
alter table review_brought_forward enable always trigger clock_line_follows;
alter table review_brought_forward enable always trigger clock_line_follows_an_end;
alter table review_brought_forward enable always trigger clock_line_follows_a_change;
