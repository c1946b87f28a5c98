import { sql } from 'kysely'
import { type Counted, countRows, type Part } from '#records/keeping/count-rows.ts'
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
  part: Part,
): Promise<{ readonly looks: readonly Look[]; readonly counted: Counted }> {
  const ofChild = db
    .selectFrom('trail')
    .leftJoin('person', 'person.id', 'trail.personId')
    .where(sql<boolean>`trail.children @> array[${childId}::integer]`)
  const [looks, counted] = await Promise.all([
    ofChild
      .select(['trail.at', 'person.name as who', 'trail.did', 'trail.outcome'])
      .orderBy('trail.id', 'desc')
      .limit(part.limit)
      .offset(part.offset)
      .execute(),
    countRows(db, ofChild.select('trail.id'), part),
  ])
  return { looks: looks.map((look) => ({ ...look, who: look.who ?? 'Somebody not known any more' })), counted }
}
