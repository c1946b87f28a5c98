import { type Answer, notFound, page, redirect } from '#door/answers.ts'
import { pageAskedFor, pageOf } from '#parts/lists/page-links.ts'
import { hiddenFamilies } from '#records/access/hidden-families.ts'
import { findingsOfImport } from '#records/import/import-findings.ts'
import type { KeptImport } from '#records/import/imports.ts'
import { recordsBuiltUpon } from '#records/import/records-built-upon.ts'
import { planKeptImport } from '#records/import/run-import.ts'
import { idOf } from '#rules/import/plan/record-values.ts'
import { summarisePlan } from '#rules/import/plan/summarise-plan.ts'
import type { Visit } from '#door/visit.ts'
import { chosenSheet, findingAsKept, findingAsPlanned, type ListedFinding } from './findings-of-import.ts'
import { importIn, waitsForAnswers } from './import-in.ts'
import { loadingPage } from './loading.page.ts'
import { linesOf } from './plan-words.ts'
import { previewPage } from './preview.page.ts'
import { summaryPage } from './summary.page.ts'

const findingsAPage = 25

/** A workbook that was brought: what it would do, how far loading is, or what came of it. (FAM-06) */
export async function showImport(visit: Visit): Promise<Answer> {
  const kept = await importIn(visit)
  if (kept === null) return notFound()
  switch (kept.state) {
    case 'mapping':
      return redirect(`/import/${kept.id}/mapping`)
    case 'loading':
      return page(loadingPage(kept))
    case 'preview':
    case 'stopped':
      return waitsForAnswers(visit, kept) ? redirect(`/import/${kept.id}/mapping`) : preview(visit, kept)
    case 'loaded':
    case 'undone':
      return summary(visit, kept)
  }
}

/**
 * The administrator who brings the workbook otherwise sees no children. What is shown here is what stands in the workbook they hold in
 * their hands, beside what would be written over; of restricted families nothing that is kept is shown (FAM-05).
 */
async function preview(visit: Visit, kept: KeptImport): Promise<Answer> {
  const { plan, existing, fingerprint } = await planKeptImport(visit.db, kept, visit.today)
  const hidden = await hiddenFamilies(visit.db, visit)
  const isHidden = (familyId: number) => hidden.has(familyId)
  const lines = linesOf(plan, existing, isHidden, visit.labels('case-system'))
  const findings = plan.findings.filter(({ family }) => !isHidden(idOf(family ?? '') ?? 0)).map(findingAsPlanned)
  const found = listed(visit, findings)
  const saw = [...lines.flatMap((each) => each.lines), ...found.rows].flatMap(({ childId }) => childId ?? [])
  const model = { kept, lines, counts: summarisePlan(plan), found, fingerprint, hidden: visit.hidden }
  return page(previewPage(model), saw)
}

async function summary(visit: Visit, kept: KeptImport): Promise<Answer> {
  const [findings, builtUpon] = await Promise.all([
    findingsOfImport(visit.db, visit, kept.id),
    kept.state === 'loaded' ? recordsBuiltUpon(visit.db, kept.id) : [],
  ])
  const found = listed(visit, findings.map(findingAsKept))
  const leftOut = findings.filter((finding) => finding.leftOut)
  const model = { kept, found, leftOut, hidden: visit.hidden, builtUpon, wasRefused: false }
  const saw = [...found.rows, ...leftOut, ...builtUpon].flatMap(({ childId }) => childId ?? [])
  return page(summaryPage(model), saw)
}

/** The findings of the sheet that is asked for, page by page, beside the sheets there are. */
function listed(visit: Visit, findings: readonly ListedFinding[]) {
  const sheet = chosenSheet(visit.query, findings)
  const shown = sheet === null ? findings : findings.filter((finding) => finding.sheet === sheet)
  return { ...pageOf(shown, pageAskedFor(visit.query), findingsAPage), sheet, of: findings }
}
