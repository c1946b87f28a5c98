import { sql } from 'kysely'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'

/** A change of the hearing that private work serves: from which day to which; null where there was or is none. */
export type HearingMove = {
  readonly at: Temporal.Instant
  readonly from: Temporal.PlainDate | null
  readonly to: Temporal.PlainDate | null
}

const nextHearing = 'nextHearingOn'

/** Every change of the next hearing of these private proceedings, the earliest first, by their id. Its being first entered is none. (CT-06) */
export async function hearingMovesOf(
  db: Db,
  privateIds: readonly number[],
): Promise<ReadonlyMap<number, readonly HearingMove[]>> {
  if (privateIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('changeHistory')
    .select(['recordId', 'at'])
    .select([
      sql<Temporal.PlainDate | null>`(before->>${nextHearing}::text)::date`.as('from'),
      sql<Temporal.PlainDate | null>`(after->>${nextHearing}::text)::date`.as('to'),
    ])
    .where('recordKind', '=', 'private-proceedings')
    .where('recordId', '=', anyOf(privateIds))
    .where(sql<boolean>`before->>${nextHearing}::text is not null`)
    .where(sql<boolean>`after ? ${nextHearing}::text`)
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, ({ recordId }) => recordId)
}
