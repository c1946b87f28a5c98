import type { SittingRow } from '#rules/sittings/change-sitting.ts'
import type { KeptSitting } from '#rules/sittings/sittings.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed, Saved } from '#records/keeping/deed.ts'
import { keepOwnHistory } from '#records/keeping/own-history.ts'

/** A meeting as it is written down, with why it was moved, cancelled or added. */
export type PlannedSitting = KeptSitting & {
  readonly id: number
  readonly reason: string | null
  /** Nobody comes together: the members read and answer in writing. */
  readonly onPapers: boolean
  readonly version: number
}

/** Every meeting of a series that is written down. (TM-01) */
export const loadWrittenSittings = (db: Db, seriesId: number): Promise<readonly PlannedSitting[]> =>
  db
    .selectFrom('sitting')
    .select(['id', 'meetsOn as on', 'standsFor', 'dayAlone', 'byHand', 'state', 'reason', 'onPapers', 'version'])
    .where('seriesId', '=', seriesId)
    .orderBy('meetsOn')
    .execute()

/**
 * Writes down a meeting that is moved, cancelled, held after all or added, over the row it was decided on; answers its id, or that
 * somebody else has changed it since.
 */
export async function writePlannedSitting(
  tx: Tx,
  deed: Deed,
  sitting: SittingRow<PlannedSitting> & {
    readonly seriesId: number
    readonly reason: string
    /** As it is added; one that is changed stays as it was. */
    readonly onPapers: boolean
    readonly approval: string
  },
): Promise<{ readonly id: number } | Exclude<Saved, 'saved'>> {
  const { seriesId, row, on, wasOn, standsFor, dayAlone, byHand, state, reason, onPapers, approval } = sitting
  const values = { meetsOn: on, standsFor, dayAlone, byHand, reason, state }
  const id = row === null ? await insert(tx, { seriesId, onPapers, ...values }) : await update(tx, row, values)
  if (id === null) return 'changed-by-someone-else'
  await keepOwnHistory(tx, deed, {
    kind: 'sitting',
    id,
    reason: `${reason} (${approval})`,
    before: { meetsOn: wasOn, byHand: row?.byHand ?? false, state: row?.state ?? 'planned' },
    after: { meetsOn: on, byHand, state, ...(row === null && onPapers ? { onPapers } : {}) },
  })
  return { id }
}

type Values = {
  readonly meetsOn: Temporal.PlainDate
  readonly standsFor: Temporal.PlainDate | null
  readonly dayAlone: boolean
  readonly byHand: boolean
  readonly reason: string
  readonly state: 'planned' | 'cancelled'
}

async function insert(
  tx: Tx,
  values: Values & { readonly seriesId: number; readonly onPapers: boolean },
): Promise<number | null> {
  const row = await tx
    .insertInto('sitting')
    .values(values)
    .onConflict((twin) => twin.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

async function update(tx: Tx, { id, version }: PlannedSitting, values: Values): Promise<number | null> {
  const row = await tx
    .updateTable('sitting')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', 'in', ['planned', 'cancelled'])
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}
