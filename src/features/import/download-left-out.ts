import { type Answer, file, notFound } from '#door/answers.ts'
import { longestSheetName } from '#platform/spreadsheets/workbook.ts'
import { writeWorkbook } from '#platform/spreadsheets/write-workbook.ts'
import { leftOutHeadings, sayPlace } from '#rules/import/sheets/left-out-sheet.ts'
import type { LeftOutRow } from '#rules/import/plan/import-plan.ts'
import { findingsOfImport } from '#records/import/import-findings.ts'
import type { Visit } from '#door/visit.ts'
import { importIn } from './import-in.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The rows that stayed out, as they stood, with why: a workbook to correct and bring again. (FAM-06) */
export async function downloadLeftOut(visit: Visit): Promise<Answer> {
  const kept = await importIn(visit)
  if (kept?.state !== 'loaded' || kept.summary === null) return notFound()
  const bySheet = [...Map.groupBy(kept.summary.leftOut, ({ source }) => source.sheet)]
  if (bySheet.length === 0) return notFound()
  const title = `Rows left out of ${kept.fileName.replace(/\.[^.]*$/, '')}`
  const bytes = await writeWorkbook(
    bySheet.map(([sheet, rows]) => tableOf(sheet, rows)),
    { title, council: visit.authority.name },
  )
  const findings = await findingsOfImport(visit.db, visit, kept.id)
  const saw = findings.flatMap(({ leftOut, childId }) => (leftOut && childId !== null ? [childId] : []))
  return file(`${title}.xlsx`, xlsx, bytes, saw)
}

/** A name of its own, so that what it says isn't taken for the whole sheet read again. */
const suffix = ' – left out'

const tableOf = (sheet: string, rows: readonly LeftOutRow[]) => ({
  name: `${sheet.slice(0, longestSheetName - suffix.length)}${suffix}`,
  columns: [...(rows[0]?.headings ?? []), ...leftOutHeadings].map((heading) => ({
    heading,
    width: Math.max(12, Math.min(40, heading.length + 2)),
  })),
  pages: () => [rows.map(({ cells, why, source }) => [...cells, why, sayPlace(source)])],
})
