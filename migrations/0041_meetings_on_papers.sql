-- A meeting added on papers: nobody comes together, the members read and answer in writing (TM-01). One that was added before with these
-- words as its reason was such a one.
alter table sitting add column on_papers boolean not null default false;
update sitting set on_papers = true where reason = 'On papers' and by_hand and week_of is null;
