import { sql } from 'kysely'
import { idOf } from '#rules/import/record-values.ts'
import type { Tx } from './db.ts'
import type { Deed } from './deed.ts'
import type { Loading, LoadOfPlan } from './import-rows.ts'
import { addRows } from './write-rows.ts'

/**
 * Keeps what a plan found beside the records it is about (FAM-06). Earlier findings that nobody settled give way where this import read the
 * same again: of a child or family, what was said in a sheet of the same name and each row of theirs that had stayed out; of nobody in
 * particular, what stood in a row of the same sheet that is there again.
 */
export async function keepFindings(tx: Tx, deed: Deed, load: LoadOfPlan, { idOf: idIn }: Loading): Promise<void> {
  await replaceEarlier(tx, deed, load)
  await addRows(
    tx,
    'importFinding',
    load.plan.findings.map(({ row, family, child, ...finding }) => ({
      ...finding,
      importId: load.importId,
      rowNumber: row,
      familyId: family === null ? null : idIn('families', family),
      childId: child === null ? null : idIn('children', child),
    })),
  )
}

async function replaceEarlier(tx: Tx, { now, actor }: Deed, load: LoadOfPlan): Promise<void> {
  const { importId, fileName, plan, sheets } = load
  const children = plan.children.flatMap(({ ref }) => idOf(ref) ?? [])
  const families = plan.families.flatMap(({ ref }) => idOf(ref) ?? [])
  const rows = sheets.flatMap((sheet) => sheet.rows.map(({ number }) => ({ sheet: sheet.name, row: number })))
  const names = sheets.map(({ name }) => name)
  await sql`
    update import_finding as earlier
    set settled_at = ${now}, settled_by = ${actor.personId}, settled_words = ${`Read again in ${fileName}`},
      replaced_by = ${importId}
    from import
    where import.id = earlier.import_id and import.state = 'loaded' and earlier.settled_at is null
      and case
        when earlier.child_id is not null or earlier.family_id is not null then
          (earlier.left_out or earlier.sheet = any(${names}))
          and (earlier.child_id = any(${children}) or (earlier.child_id is null and earlier.family_id = any(${families})))
        else exists (
          select from json_to_recordset(${JSON.stringify(rows)}::json) as read (sheet text, row integer)
          where read.sheet = earlier.sheet and read.row = earlier.row_number)
      end`.execute(tx)
}
