import type { SittingRow, WrittenSitting } from '#rules/sittings/change-sitting.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed, Saved } from '#records/keeping/deed.ts'
import { keepOwnHistory } from '#records/keeping/own-history.ts'

/** A meeting as it is written down, with why it was moved, cancelled or added. */
export type PlannedSitting = WrittenSitting & {
  readonly id: number
  readonly reason: string | null
  readonly version: number
}

/** Every meeting of a series that is written down. (TM-01) */
export async function loadWrittenSittings(db: Db, seriesId: number): Promise<readonly PlannedSitting[]> {
  const rows = await db
    .selectFrom('sitting')
    .select(['id', 'meetsOn as on', 'insteadOf', 'state', 'reason', 'version'])
    .where('seriesId', '=', seriesId)
    .orderBy('meetsOn')
    .execute()
  return rows.map((row) => ({ ...row, cancelled: row.state === 'cancelled' }))
}

/** Writes down a meeting that is moved, cancelled, held after all or added; says when somebody else has changed it since. */
export async function writePlannedSitting(
  tx: Tx,
  deed: Deed,
  sitting: SittingRow & { readonly seriesId: number; readonly reason: string; readonly approval: string },
): Promise<Saved> {
  const { seriesId, on, wasOn, insteadOf, cancelled, reason, approval } = sitting
  const written = (await loadWrittenSittings(tx, seriesId)).find((row) => row.on.equals(wasOn))
  const values = { meetsOn: on, insteadOf, reason, state: cancelled ? ('cancelled' as const) : ('planned' as const) }
  const id = written === undefined ? await insert(tx, { seriesId, ...values }) : await update(tx, written, values)
  if (id === null) return 'changed-by-someone-else'
  await keepOwnHistory(tx, deed, {
    kind: 'sitting',
    id,
    reason: `${reason} (${approval})`,
    before: { meetsOn: wasOn, insteadOf: written?.insteadOf ?? null, state: written?.state ?? 'planned' },
    after: { meetsOn: on, insteadOf, state: values.state },
  })
  return 'saved'
}

type Values = {
  readonly meetsOn: Temporal.PlainDate
  readonly insteadOf: Temporal.PlainDate | null
  readonly reason: string
  readonly state: 'planned' | 'cancelled'
}

async function insert(tx: Tx, values: Values & { readonly seriesId: number }): Promise<number | null> {
  const row = await tx
    .insertInto('sitting')
    .values(values)
    .onConflict((twin) => twin.columns(['seriesId', 'meetsOn']).doNothing())
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
