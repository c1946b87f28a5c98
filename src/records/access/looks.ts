import { sql } from 'kysely'
import type { Db } from '#records/keeping/db.ts'

/** A time somebody was shown a child's name, or changed the record: who, what they did, when, and how it ended. */
export type Look = {
  readonly at: Temporal.Instant
  readonly who: string
  readonly did: string
  readonly outcome: 'done' | 'refused' | 'not-found' | 'mistake' | 'failed'
}

/** One page of who looked at a child, the latest first, and how many there are (SEC-03). */
export async function looksAtChild(
  db: Db,
  childId: number,
  part: { readonly limit: number; readonly offset: number },
): Promise<{ readonly looks: readonly Look[]; readonly count: number }> {
  const ofChild = db
    .selectFrom('trail')
    .leftJoin('person', 'person.id', 'trail.personId')
    .where(sql<boolean>`trail.children @> array[${childId}::integer]`)
  const [looks, { count }] = await Promise.all([
    ofChild
      .select(['trail.at', 'person.name as who', 'trail.did', 'trail.outcome'])
      .orderBy('trail.id', 'desc')
      .limit(part.limit)
      .offset(part.offset)
      .execute(),
    ofChild.select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow(),
  ])
  return { looks: looks.map((look) => ({ ...look, who: look.who ?? 'Somebody not known any more' })), count }
}
