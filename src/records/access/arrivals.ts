import { sql } from 'kysely'
import type { Actor } from '#rules/access/actor.ts'
import type { Db } from '#records/keeping/db.ts'
import { cookieHash, endsAtTheLatest, isLive, touchSession } from './sessions.ts'
import { actorFrom, type StandingRow, standingOn } from './standing.ts'

/** Who is at the door: someone signed in, someone whose session ran out, or nobody we know. */
export type Visitor =
  | { readonly kind: 'signed-in'; readonly actor: Actor; readonly until: Temporal.Instant }
  | { readonly kind: 'expired'; readonly personId: number }
  | { readonly kind: 'nobody' }

/** Who comes with a request, and which version the authority's facts are at. */
export type Arrival = { readonly visitor: Visitor; readonly factsVersion: string }

type Row = StandingRow & {
  readonly version: string
  readonly personId: number | null
  readonly startedAt: Temporal.Instant
  readonly lastSeenAt: Temporal.Instant
  readonly endedAt: Temporal.Instant | null
  readonly name: string | null
  readonly leftOn: Temporal.PlainDate | null
}

/** All that has to be known before a page is asked, in one statement; a session that is still live is good for another 30 minutes. */
export async function whoArrives(
  db: Db,
  cookie: string,
  at: { readonly now: Temporal.Instant; readonly today: Temporal.PlainDate },
): Promise<Arrival> {
  const { rows } = await sql<Row>`
    select facts_version.version, session.person_id, started_at, last_seen_at, ended_at, person.name, person.left_on, standing.*
    from facts_version
    left join session on session.id_hash = ${cookieHash(cookie)}
    left join person on person.id = session.person_id
    left join lateral ${standingOn(at.today)} as standing on true`.execute(db)
  const [session] = rows
  if (session === undefined) throw new Error('The database has lost the version of its facts: facts_version is empty.')
  const visitor = visitorOf(session, rows, at)
  if (visitor.kind === 'signed-in') await touchSession(db, cookie, session.lastSeenAt, at.now)
  return { visitor, factsVersion: session.version }
}

function visitorOf(
  session: Row,
  rows: readonly Row[],
  { now, today }: { readonly now: Temporal.Instant; readonly today: Temporal.PlainDate },
): Visitor {
  const { personId, name, leftOn } = session
  if (personId === null || session.endedAt !== null) return { kind: 'nobody' }
  if (!isLive(session, now)) return { kind: 'expired', personId }
  const actor = name === null ? null : actorFrom({ id: personId, name, leftOn }, rows, today)
  return actor === null ? { kind: 'nobody' } : { kind: 'signed-in', actor, until: endsAtTheLatest(session) }
}
