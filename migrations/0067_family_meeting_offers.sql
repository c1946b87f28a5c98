-- To whom with parental responsibility a family group decision-making meeting was offered, in which letter, and who accepted (P15). One that was
-- offered in the letter before proceedings has that letter's day, wherever it is kept. Whether the child may attend is decided child by child.
alter table episode add column family_meeting_child boolean;
create table family_meeting_offer (
  id integer generated always as identity primary key,
  episode_id integer not null references episode,
  adult_id integer not null references adult,
  offered_in text not null check (offered_in in ('letter-before-proceedings', 'another-letter')),
  offered_on date,
  accepted boolean,
  unique (episode_id, adult_id),
  constraint family_meeting_offer_has_its_day check ((offered_in = 'another-letter') = (offered_on is not null))
);
create index family_meeting_offer_by_adult on family_meeting_offer (adult_id);
