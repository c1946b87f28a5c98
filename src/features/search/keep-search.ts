import { unguessable } from '#platform/http/server.ts'
import type { Db } from '#records/keeping/db.ts'

/** Keeps what was typed under a token for the address, readable by this person alone; searches of a day ago are forgotten. */
export async function keepSearch(db: Db, personId: number, typed: string, now: Temporal.Instant): Promise<string> {
  const token = unguessable()
  await db.insertInto('search').values({ token, personId, typed, at: now }).execute()
  await db
    .deleteFrom('search')
    .where('personId', '=', personId)
    .where('at', '<', now.subtract({ hours: 24 }))
    .execute()
  return token
}

/** What this person typed under the token; nothing for anyone else's. */
export async function keptSearch(db: Db, personId: number, token: string): Promise<string> {
  const kept = await db
    .selectFrom('search')
    .select('typed')
    .where('token', '=', token)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return kept?.typed ?? ''
}
