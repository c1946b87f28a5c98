import { type Answer, notFound, redirect, refusal } from '#door/answers.ts'
import { pageOf } from '#parts/lists/page-links.ts'
import { change } from '#records/change/change.ts'
import { findingsOfImport } from '#records/import/import-findings.ts'
import { undoImport } from '#records/import/undo-import.ts'
import { allowed, refused } from '#rules/outcome.ts'
import type { Visit } from '#door/visit.ts'
import { findingAsKept } from './findings-of-import.ts'
import { importIn } from './import-in.ts'
import { summaryPage } from './summary.page.ts'

/** Takes a loaded workbook back, or says which records somebody has built on. (FAM-06) */
export async function undoWorkbook(visit: Visit): Promise<Answer> {
  const kept = await importIn(visit)
  if (kept === null) return notFound()
  const address = `/import/${kept.id}`
  if (kept.state !== 'loaded') return redirect(address)
  const undone = await change(visit, async (tx) => {
    const inTheWay = await undoImport(tx, visit, kept.id)
    return inTheWay.length === 0 ? allowed({ goTo: address, children: [] }) : refused(inTheWay)
  })
  if (undone.ok) return redirect(undone.value.goTo)
  const builtUpon = undone.because
  const findings = await findingsOfImport(visit.db, visit, kept.id)
  const leftOut = findings.filter((finding) => finding.leftOut)
  const found = { ...pageOf(findings.map(findingAsKept), 1, 25), sheet: null, of: findings.map(findingAsKept) }
  const saw = [...builtUpon, ...leftOut, ...found.rows].flatMap(({ childId }) => childId ?? [])
  return refusal(
    summaryPage({ kept, found, leftOut, builtUpon, wasRefused: true, hidden: visit.hidden }),
    'built upon since',
    saw,
  )
}
