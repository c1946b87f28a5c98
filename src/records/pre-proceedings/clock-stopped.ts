import { sql } from 'kysely'

/**
 * Whether a child's last episode ended for what nobody decided (died, not born, moved away, 18): every clock, reminder and chaser has
 * stopped (P17; PP-12). `childId` names the column that holds the child, null there means no.
 */
export const clockStopped = (childId: string) => sql<boolean>`coalesce((
  select e.outcome in ('died', 'pregnancy-ended', 'moved-away', 'turned-18', 'other')
  from episode e
  where e.child_id = ${sql.ref(childId)}
  order by e.decided_on desc, e.id desc
  limit 1
), false)`
