import { sql } from 'kysely'
import { isFollowed } from '#records/access/visible-children.ts'

/** Pre-proceedings ended last by what nobody decided, another reason among it, and nothing else is open for the child (PP-12). */
const endedOtherwise = sql<boolean>`(
  (select true from clock_line where clock_line.child_id = action.child_id limit 1) is null
  and coalesce((
    select e.outcome in ('died', 'pregnancy-ended', 'moved-away', 'turned-18', 'other')
    from episode e where e.child_id = action.child_id order by e.decided_on desc, e.id desc limit 1
  ), false))`

/**
 * Whether nothing is chased any more of the action of the row: its child isn't followed, or nobody of the family it is for (P17, P18).
 * Such an action stays on the family's page and in its history. (`limit 1`: looked up for each of the few rows that are left, where a
 * `not exists` would first gather all children.)
 */
export const isStopped = sql<boolean>`(case
  when action.child_id is not null then ${endedOtherwise}
    or (select true from child followed where followed.id = action.child_id and ${isFollowed('followed')} limit 1) is null
  when action.family_id is not null then
    (select true from child followed where followed.family_id = action.family_id and ${isFollowed('followed')} limit 1) is null
  else false end)`
