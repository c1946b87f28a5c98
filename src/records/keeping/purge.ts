import type { Db } from './db.ts'

/** How long after it was last of use: a form whose session ran out keeps its words for a while, what was searched for is a child's name. */
const kept = { session: { hours: 7 * 24 }, form: { hours: 7 * 24 }, search: { hours: 24 } } as const

/** Takes away sessions, the tokens of forms that were sent, and what was searched for, once nobody can come back to them. */
export async function purgeWhatIsOver(db: Db, now: Temporal.Instant): Promise<void> {
  await Promise.all([
    db.deleteFrom('session').where('lastSeenAt', '<', now.subtract(kept.session)).execute(),
    db.deleteFrom('formUsed').where('at', '<', now.subtract(kept.form)).execute(),
    db.deleteFrom('search').where('at', '<', now.subtract(kept.search)).execute(),
  ])
}
