import { createHash } from 'node:crypto'
import type { Db } from '#records/keeping/db.ts'

/** A session ends after 30 minutes without a request, and 10 hours after sign-in at the latest. (trust.md 8) */
const idle = Temporal.Duration.from({ minutes: 30 })
const longest = Temporal.Duration.from({ hours: 10 })

/** What a cookie is kept as. */
export const cookieHash = (cookie: string): string => createHash('sha256').update(cookie).digest('hex')

/** Starts a session for a person under a fresh cookie value; only its hash is kept. */
export async function startSession(db: Db, cookie: string, personId: number, now: Temporal.Instant): Promise<void> {
  await db
    .insertInto('session')
    .values({ idHash: cookieHash(cookie), personId, startedAt: now, lastSeenAt: now, endedAt: null })
    .execute()
}

type Session = { readonly startedAt: Temporal.Instant; readonly lastSeenAt: Temporal.Instant }

/** Whether a session that nobody ended still holds. */
export const isLive = (session: Session, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(session.lastSeenAt.add(idle), now) >= 0 &&
  Temporal.Instant.compare(endsAtTheLatest(session), now) >= 0

/** When a session ends, however busy its person is. */
export const endsAtTheLatest = ({ startedAt }: Pick<Session, 'startedAt'>): Temporal.Instant => startedAt.add(longest)

/** A live session is good for another 30 minutes from now. */
export async function touchSession(
  db: Db,
  cookie: string,
  lastSeenAt: Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  // Once a minute is exact enough for half an hour, and spares a write on every page.
  if (lastSeenAt.until(now).total('seconds') >= 60)
    await db.updateTable('session').set({ lastSeenAt: now }).where('idHash', '=', cookieHash(cookie)).execute()
}

/** Ends the session; the cookie is worth nothing from now on. */
export async function endSession(db: Db, cookie: string, now: Temporal.Instant): Promise<void> {
  await db.updateTable('session').set({ endedAt: now }).where('idHash', '=', cookieHash(cookie)).execute()
}
