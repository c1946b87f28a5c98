import type { Actor } from '#rules/access/actor.ts'
import { childReach, may } from '#rules/access/permissions.ts'

/** Whose actions: one's own to do or to answer for, or those of every child within one's reach. */
export type Whose = 'mine' | 'to-do' | 'to-answer' | 'all'

/** Which of them. */
export type Shown = 'open' | 'overdue' | 'week' | 'done'

/** What somebody answers for, and so what the list of actions opens on: a worker's own, a manager's teams', and everyone's that are overdue for who sees every child. (AC-01, AC-02) */
export function answersFor(actor: Actor): { readonly whose: Whose; readonly show: Shown } {
  if (!may(actor, 'see-child')) return { whose: 'mine', show: 'open' }
  const { all, teamIds, serviceIds } = childReach(actor, 'see-child')
  if (all) return { whose: 'all', show: 'overdue' }
  return { whose: teamIds.length + serviceIds.length > 0 ? 'all' : 'mine', show: 'open' }
}
