import { sql } from 'kysely'
import { isFollowed } from '#records/access/visible-children.ts'

/**
 * Whether a child who is still followed is in pre-proceedings, care proceedings or private proceedings now; in a query on `child`. The outer brackets keep what
 * else the query asks (who may see the child) true beside it.
 */
export const hasSomethingOpen = sql<boolean>`(${isFollowed()} and (
  exists (select 1 from episode e where e.child_id = child.id and e.ended_on is null)
  or exists (
    select 1 from proceedings_child pc join proceedings p on p.id = pc.proceedings_id
    where pc.child_id = child.id and p.ended_on is null)
  or exists (select 1 from private_proceedings pp where pp.child_id = child.id and pp.ended_on is null)
))`
