import { sql } from 'kysely'
import type { Tx } from '#records/keeping/db.ts'
import type { Deed } from '#records/keeping/deed.ts'
import { writtenKinds } from './import-rows.ts'
import { recordKinds } from '#rules/import/plan/record-values.ts'
import { type BuiltUpon, recordsBuiltUpon } from './records-built-upon.ts'
import { inColumns } from '#records/keeping/write-rows.ts'

const lastFirst = recordKinds.map((kind) => writtenKinds[kind]).toReversed()

/**
 * Takes an import back: what it made goes, what it changed becomes as it was, and earlier findings it had replaced wait again (FAM-06). Only
 * while nobody has changed or referred to any of it; else nothing is done and the records in the way are answered.
 */
export async function undoImport(tx: Tx, deed: Deed, importId: number): Promise<readonly BuiltUpon[]> {
  const tables = lastFirst.map(({ table }) => sql.table(table))
  await sql`lock table ${sql.join(tables)} in share row exclusive mode`.execute(tx)
  const inTheWay = await recordsBuiltUpon(tx, importId)
  if (inTheWay.length > 0) return inTheWay
  await keepHistoryOfUndo(tx, deed, importId)
  await takeFindingsBack(tx, importId)
  for (const { table, recordKind } of lastFirst) await putBack(tx, importId, table, recordKind)
  for (const { table, recordKind } of lastFirst) await takeAway(tx, importId, table, recordKind)
  await tx
    .updateTable('import')
    .set((eb) => ({ state: 'undone', undoneAt: deed.now, version: eb('version', '+', 1) }))
    .where('id', '=', importId)
    .execute()
  return []
}

/** The import was the last to change each of these records, so its own history rows, turned round, tell what undoing does. */
async function keepHistoryOfUndo(tx: Tx, { now, actor }: Deed, importId: number): Promise<void> {
  await sql`
    insert into change_history (at, person_id, record_kind, record_id, family_id, child_id, reason, before, after)
    select ${now}, ${actor.personId}, record_kind, record_id, family_id, child_id, 'Import undone', after, before
    from (
      select distinct on (change_history.record_kind, change_history.record_id) change_history.*
      from change_history
      join import_record using (record_kind, record_id)
      where import_record.import_id = ${importId}
      order by change_history.record_kind, change_history.record_id, change_history.id desc
    ) as imported`.execute(tx)
  await sql`
    insert into hearing_change (hearing_id, changed_at, changed_by, what, from_words, to_words)
    select hearing_id, ${now}, ${actor.personId}, what, to_words, from_words
    from hearing_change
    join import on import.id = ${importId} and import.loaded_at = hearing_change.changed_at
    join import_record on import_record.import_id = import.id and import_record.record_kind = 'hearing'
      and not import_record.made and import_record.record_id = hearing_change.hearing_id`.execute(tx)
}

/** Findings of this import go; those it had replaced stand as before. */
async function takeFindingsBack(tx: Tx, importId: number): Promise<void> {
  await tx
    .updateTable('importFinding')
    .set({ settledAt: null, settledBy: null, settledWords: null, replacedBy: null })
    .where('replacedBy', '=', importId)
    .execute()
  await tx.deleteFrom('importFinding').where('importId', '=', importId).execute()
}

/** What it changed, as it was; an earlier import that had left it so can then be undone too. */
async function putBack(tx: Tx, importId: number, table: string, recordKind: string): Promise<void> {
  const columns = await writtenColumns(tx, table)
  await sql`
    update ${sql.table(table)} as kept
    set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = was.${sql.ref(column)}`))}, version = kept.version + 1
    from import_record, jsonb_populate_record(null::${sql.table(table)}, import_record.before) as was
    where import_record.import_id = ${importId} and import_record.record_kind = ${recordKind}
      and not import_record.made and kept.id = import_record.record_id`.execute(tx)
  await sql`
    update import_record as earlier set version_after = undone.version_after + 1
    from import_record as undone
    where undone.import_id = ${importId} and undone.record_kind = ${recordKind} and not undone.made
      and earlier.import_id <> ${importId} and earlier.record_kind = undone.record_kind
      and earlier.record_id = undone.record_id
      and earlier.version_after = (undone.before ->> 'version')::integer`.execute(tx)
}

/** The columns of a table that are written: neither its id nor what PostgreSQL works out itself. */
async function writtenColumns(tx: Tx, table: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${inColumns(table)}::regclass and attnum > 0 and not attisdropped
      and attgenerated = '' and attidentity = '' and attname <> 'version'
    order by attnum`.execute(tx)
  return rows.map(({ name }) => name)
}

async function takeAway(tx: Tx, importId: number, table: string, recordKind: string): Promise<void> {
  await sql`
    delete from ${sql.table(table)} as made using import_record
    where import_record.import_id = ${importId} and import_record.record_kind = ${recordKind}
      and import_record.made and made.id = import_record.record_id`.execute(tx)
}
