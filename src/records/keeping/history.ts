import type { Tx } from './db.ts'
import { putRows } from './write-rows.ts'

/** Who changed what, from what to what: one row beside each change of a record, never altered. */
export type HistoryRow = {
  readonly at: Temporal.Instant
  readonly personId: number
  readonly recordKind: string
  readonly recordId: number
  readonly familyId: number | null
  readonly childId: number | null
  readonly before: Record<string, unknown> | null
  readonly after: Record<string, unknown> | null
  readonly reason?: string
}

/** Keeps the row. Only the fields that differ are kept of `before` and `after`; dates are written as YYYY-MM-DD. */
export const keepHistory = (tx: Tx, row: HistoryRow): Promise<void> => keepHistories(tx, [row])

/** How many go in one statement: what is turned into text for it at a time. */
const rowsAtOnce = 1_000

/** Keeps many rows at once. */
export async function keepHistories(tx: Tx, rows: readonly HistoryRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await putRows(tx, 'changeHistory', rows.slice(at, at + rowsAtOnce).map(asKept))
}

function asKept(row: HistoryRow) {
  const { before, after } = difference(row.before, row.after)
  return { ...row, reason: row.reason ?? null, before, after }
}

function difference(before: Record<string, unknown> | null, after: Record<string, unknown> | null) {
  if (before === null || after === null) return { before, after }
  const changed = Object.keys(after).filter(
    (key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null),
  )
  const pick = (from: Record<string, unknown>) => Object.fromEntries(changed.map((key) => [key, from[key] ?? null]))
  return { before: pick(before), after: pick(after) }
}
