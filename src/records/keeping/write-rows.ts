import { sql } from 'kysely'
import { isTemporal, temporalText } from '#platform/db/types-of-dates.ts'
import type { Tx } from './db.ts'

/** A row of a table by its columns; only these are written. */
export type Row = Readonly<Record<string, unknown>>

// Many rows of one table in one statement, whatever the table: they travel as one JSON value, so that their number is no matter.

/** A name of ours as the database has it: caseSystemId, case_system_id. */
export const inColumns = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const asJson = (rows: readonly Row[]): string =>
  JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [inColumns(name), isTemporal(value) ? temporalText(value) : value]),
      ),
    ),
  )
const columnsOf = (rows: readonly Row[]): readonly string[] => Object.keys(rows[0] ?? {})

const insertion = (table: string, rows: readonly Row[]) => {
  const columns = sql.join(columnsOf(rows).map((name) => sql.ref(name)))
  return sql`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${asJson(rows)}::json)`
}

/** Adds rows that all have the same columns; answers their ids in the order given, which PostgreSQL keeps for a plain insert … select. */
export async function addRows(tx: Tx, table: string, rows: readonly Row[]): Promise<readonly number[]> {
  if (rows.length === 0) return []
  const added = await sql<{ id: number }>`${insertion(table, rows)} returning id`.execute(tx)
  return added.rows.map(({ id }) => id)
}

/** Adds rows that all have the same columns to a table whose rows bring their own key. */
export async function putRows(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length > 0) await insertion(table, rows).execute(tx)
}

/** Writes rows, which name their `id`, over those that are there; each gets the next version. */
export async function changeRows(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const changed = columnsOf(rows).filter((name) => name !== 'id')
  if (changed.length === 0) return
  await sql`
    update ${sql.table(table)} as kept
    set ${sql.join(changed.map((name) => sql`${sql.ref(name)} = new.${sql.ref(name)}`))}, version = kept.version + 1
    from json_populate_recordset(null::${sql.table(table)}, ${asJson(rows)}::json) as new
    where kept.id = new.id`.execute(tx)
}
