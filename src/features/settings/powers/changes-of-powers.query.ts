import { z } from 'zod'
import type { Db } from '#records/keeping/db.ts'
import { holderKey } from '#records/settings/powers.ts'
import { type GivenPower, type Holder, type Power, powers } from '#rules/access/powers.ts'

/** A change of who has one power, by whom and when. */
export type PowerChange = {
  readonly at: Temporal.Instant
  readonly who: string
  readonly does: Power
  readonly from: readonly Holder[]
  readonly to: readonly Holder[]
}

const kept = z.object({ holders: z.array(z.string()) })

/** Who changed the table of powers? The latest first, half a hundred at most. Whoever had a power is in the table still. (SET-07) */
export async function changesOfPowers(db: Db, table: readonly GivenPower[]): Promise<readonly PowerChange[]> {
  const rows = await db
    .selectFrom('changeHistory')
    .leftJoin('person', 'person.id', 'changeHistory.personId')
    .select(['at', 'person.name as who', 'recordId', 'before', 'after'])
    .where('recordKind', '=', 'power')
    .orderBy('changeHistory.id', 'desc')
    .limit(50)
    .execute()
  const known = new Map(table.map(({ holder }) => [holderKey(holder), holder]))
  const holdersIn = (json: unknown) =>
    kept.parse(json).holders.flatMap((key): readonly Holder[] => {
      const holder = known.get(key)
      return holder === undefined ? [] : [holder]
    })
  return rows.flatMap(({ at, who, recordId, before, after }) => {
    const does = powers[recordId - 1]
    return does === undefined
      ? []
      : [{ at, who: who ?? 'Somebody', does, from: holdersIn(before), to: holdersIn(after) }]
  })
}
