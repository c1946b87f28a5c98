import { createHash } from 'node:crypto'
import type { Db } from '#records/keeping/db.ts'

/** A session ends after 30 minutes without a request, and 10 hours after sign-in at the latest. (trust.md 8) */
const idle = Temporal.Duration.from({ minutes: 30 })
const longest = Temporal.Duration.from({ hours: 10 })

const hash = (cookie: string): string => createHash('sha256').update(cookie).digest('hex')

/** Starts a session for a person under a fresh cookie value; only its hash is kept. */
export async function startSession(db: Db, cookie: string, personId: number, now: Temporal.Instant): Promise<void> {
  await db
    .insertInto('session')
    .values({ idHash: hash(cookie), personId, startedAt: now, lastSeenAt: now, endedAt: null })
    .execute()
}

export type Session = { readonly personId: number; readonly state: 'live' | 'expired' }

/** Whose session the cookie is, or null; a live one is good for another 30 minutes from now. */
export async function continueSession(db: Db, cookie: string, now: Temporal.Instant): Promise<Session | null> {
  const session = await db.selectFrom('session').selectAll().where('idHash', '=', hash(cookie)).executeTakeFirst()
  if (session?.endedAt !== null) return null
  const alive =
    Temporal.Instant.compare(session.lastSeenAt.add(idle), now) >= 0 &&
    Temporal.Instant.compare(session.startedAt.add(longest), now) >= 0
  if (!alive) return { personId: session.personId, state: 'expired' }
  // Once a minute is exact enough for half an hour, and spares a write on every page.
  if (session.lastSeenAt.until(now).total('seconds') >= 60)
    await db.updateTable('session').set({ lastSeenAt: now }).where('idHash', '=', hash(cookie)).execute()
  return { personId: session.personId, state: 'live' }
}

/** Ends the session; the cookie is worth nothing from now on. */
export async function endSession(db: Db, cookie: string, now: Temporal.Instant): Promise<void> {
  await db.updateTable('session').set({ endedAt: now }).where('idHash', '=', hash(cookie)).execute()
}
