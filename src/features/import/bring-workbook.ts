import { nameFor } from '#rules/words/name-for.ts'
import { createHash } from 'node:crypto'
import { type Answer, mistakes, page, redirect } from '#door/answers.ts'
import { readWorkbook } from '#platform/spreadsheets/read-workbook.ts'
import { sayWorkbookRefusal, workbookLimits } from '#platform/spreadsheets/workbook-refusal.ts'
import type { Workbook } from '#platform/spreadsheets/workbook.ts'
import { change } from '#records/change/change.ts'
import { addImport, listImports, rememberedHeadings } from '#records/import/imports.ts'
import { knowingNames } from '#rules/import/sheets/remember-headings.ts'
import { recogniseSheet } from '#rules/import/sheets/recognise-sheet.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'
import type { Visit } from '#door/visit.ts'
import { importsPage } from './imports.page.ts'

export async function showImports(visit: Visit): Promise<Answer> {
  return page(importsPage({ imports: await listImports(visit.db), hidden: visit.hidden, errors: {} }))
}

/** Reads the file that was chosen and proposes how to read its sheets; of a file that can't be read nothing is kept. (FAM-06) */
export async function bringWorkbook(visit: Visit): Promise<Answer> {
  const file = visit.form.file('workbook')
  const read = await readChosen(file)
  if (file === null || !read.ok) {
    const errors = { workbook: read.ok ? '' : read.because }
    return mistakes(importsPage({ imports: await listImports(visit.db), hidden: visit.hidden, errors }))
  }
  const sheets = read.value.sheets.filter(({ rows }) => rows.length > 0)
  const remembered = knowingNames(await rememberedHeadings(visit.db), visit.labels)
  const choices = sheets.map((sheet) => ({ sheet: sheet.name, mapping: recogniseSheet(sheet, remembered) }))
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const brought = await change(visit, async (tx) => {
    const id = await addImport(tx, visit, { fileName: file.fileName, sha256, sheets }, choices)
    return allowed({ goTo: `/import/${id}/mapping`, children: [] })
  })
  return redirect(brought.ok ? brought.value.goTo : '/import')
}

type Chosen = { readonly fileName: string; readonly bytes: Uint8Array; readonly tooLarge: boolean }

/** The workbook in the file, or the sentence to show at the field. */
async function readChosen(file: Chosen | null): Promise<Outcome<Workbook, string>> {
  if (file === null) return refused(`Choose the workbook or .csv file that holds your ${nameFor('list.tracker')}`)
  // The upload was cut off where it got too large, so how large it is nobody knows.
  if (file.tooLarge)
    return refused(
      `The file is larger than ${workbookLimits.bytes / 1_000_000} MB, the largest that can be read. Remove pictures and sheets that aren’t needed, then choose it again.`,
    )
  const read = await readWorkbook(file.bytes, file.fileName)
  return read.ok ? allowed(read.value) : refused(sayWorkbookRefusal(read.because))
}
