import { sql } from 'kysely'
import { placesBefore } from '#rules/import/sheets/left-out-sheet.ts'
import { idOf } from '#rules/import/plan/record-values.ts'
import { saidNow } from '#records/settings/labels.ts'
import type { Tx } from '#records/keeping/db.ts'
import type { Deed } from '#records/keeping/deed.ts'
import type { Loading, LoadOfPlan } from './import-rows.ts'
import { addRows } from '#records/keeping/write-rows.ts'

/**
 * Keeps what a plan found beside the records it is about (FAM-06). Earlier findings that nobody settled give way where this import read the
 * same again: of a child or family, what was said in a sheet of the same name and each row of theirs that had stayed out; of nobody in
 * particular, what stood in a row of the same sheet that is there again; and the rows that had stayed out and are brought back. What somebody
 * has settled and the workbook says again word for word stays settled.
 */
export async function keepFindings(tx: Tx, deed: Deed, load: LoadOfPlan, { idOf: idIn }: Loading): Promise<void> {
  await replaceEarlier(tx, deed, load)
  await addRows(
    tx,
    'importFinding',
    (await saidNow(tx, load.plan.findings)).map(({ row, family, child, ...finding }) => ({
      ...finding,
      importId: load.importId,
      rowNumber: row,
      familyId: family === null ? null : idIn('families', family),
      childId: child === null ? null : idIn('children', child),
    })),
  )
  await staySettled(tx, load.importId)
}

async function replaceEarlier(tx: Tx, { now, actor }: Deed, load: LoadOfPlan): Promise<void> {
  const { importId, fileName, plan, sheets } = load
  const children = plan.children.flatMap(({ ref }) => idOf(ref) ?? [])
  const families = plan.families.flatMap(({ ref }) => idOf(ref) ?? [])
  const rows = sheets.flatMap((sheet) => sheet.rows.map(({ number }) => ({ sheet: sheet.name, row: number })))
  const names = sheets.map(({ name }) => name)
  const broughtBack = sheets.flatMap(placesBefore)
  await sql`
    update import_finding as earlier
    set settled_at = ${now}, settled_by = ${actor.personId}, settled_words = ${`Read again in ${fileName}`},
      replaced_by = ${importId}
    from import
    where import.id = earlier.import_id and import.state = 'loaded' and earlier.settled_at is null
      and (case
        when earlier.child_id is not null or earlier.family_id is not null then
          (earlier.left_out or earlier.sheet = any(${names}))
          and (earlier.child_id = any(${children}) or (earlier.child_id is null and earlier.family_id = any(${families})))
        else exists (
          select from json_to_recordset(${JSON.stringify(rows)}::json) as read (sheet text, row integer)
          where read.sheet = earlier.sheet and read.row = earlier.row_number)
      end or (earlier.left_out and exists (
        select from json_to_recordset(${JSON.stringify(broughtBack)}::json) as stood (sheet text, row integer)
        where stood.sheet = earlier.sheet and stood.row = earlier.row_number)))`.execute(tx)
}

async function staySettled(tx: Tx, importId: number): Promise<void> {
  await sql`
    update import_finding as again
    set settled_at = earlier.settled_at, settled_by = earlier.settled_by, settled_words = earlier.settled_words
    from import_finding as earlier
    join import on import.id = earlier.import_id and import.state = 'loaded'
    where again.import_id = ${importId} and earlier.import_id <> ${importId}
      and earlier.settled_at is not null and earlier.replaced_by is null
      and (again.sheet, again.said, again.sentence) = (earlier.sheet, earlier.said, earlier.sentence)
      and again.column_heading is not distinct from earlier.column_heading
      and again.family_id is not distinct from earlier.family_id and again.child_id is not distinct from earlier.child_id
      and (again.family_id is not null or again.row_number = earlier.row_number)`.execute(tx)
}
