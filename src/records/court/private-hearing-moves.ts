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

const moves = (db: Db) =>
  db
    .selectFrom('changeHistory')
    .select(['recordId', 'at'])
    .select([
      sql<Temporal.PlainDate | null>`(before->>${nextHearing}::text)::date`.as('from'),
      sql<Temporal.PlainDate | null>`(after->>${nextHearing}::text)::date`.as('to'),
    ])
    .where('recordKind', '=', 'private-proceedings')
    // Its being first entered is no move.
    .where(sql<boolean>`before->>${nextHearing}::text is not null`)
    .where(sql<boolean>`after ? ${nextHearing}::text`)
    .orderBy('id')

/** Every change of the next hearing of these private proceedings, the earliest first, by their id. (CT-06) */
export async function hearingMovesOf(
  db: Db,
  privateIds: readonly number[],
): Promise<ReadonlyMap<number, readonly HearingMove[]>> {
  if (privateIds.length === 0) return new Map()
  return Map.groupBy(await moves(db).where('recordId', '=', anyOf(privateIds)).execute(), ({ recordId }) => recordId)
}

/** The same of all private proceedings since an instant; whose may be shown is for the caller to see to. (LO-01) */
export const hearingMovesSince = async (
  db: Db,
  since: Temporal.Instant,
): Promise<ReadonlyMap<number, readonly HearingMove[]>> =>
  Map.groupBy(await moves(db).where('at', '>=', since).execute(), ({ recordId }) => recordId)
