-- After make-large.sql: something is open for 12,600 children, by private proceedings for those with nothing open yet.
insert into private_proceedings (child_id, report, ordered_on, report_due_on, next_hearing_on, worker_id, risk_of_public, notes)
with open as (
  select child_id from episode where ended_on is null
  union select child_id from private_proceedings where ended_on is null
  union select pc.child_id from proceedings p join proceedings_child pc on pc.proceedings_id = p.id where p.ended_on is null)
select c.id, 'section-7', date '2026-10-01' + (c.id % 40)::int, date '2026-12-10' + (c.id % 60)::int, date '2027-01-10' + (c.id % 60)::int,
  c.social_worker_id, c.id % 5 = 0, 'made for 12,600'
from child c where c.id not in (select child_id from open)
order by c.id limit greatest(0, 12600 - (select count(*) from open));
