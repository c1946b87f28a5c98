import type { FindingLevel } from './finding.ts'
import type { Change, ImportPlan } from './import-plan.ts'
import type { RecordKind } from './record-values.ts'

export type ChangeCount = Readonly<Record<Change['kind'], number>>

/** What a plan comes to in numbers, for the preview and for the summary kept with the import. */
export type PlanSummary = {
  readonly records: Readonly<Record<RecordKind, ChangeCount>>
  readonly findings: Readonly<Record<FindingLevel, number>>
  readonly rowsLeftOut: number
}

function countChanges(records: readonly { readonly change: Change }[]): ChangeCount {
  const count = (kind: Change['kind']) => records.filter(({ change }) => change.kind === kind).length
  return { added: count('added'), changed: count('changed'), unchanged: count('unchanged') }
}

/** Counts a plan by kind of record and by level of finding (FAM-06). */
export function summarisePlan(plan: ImportPlan): PlanSummary {
  const level = (wanted: FindingLevel) => plan.findings.filter((finding) => finding.level === wanted).length
  return {
    records: {
      services: countChanges(plan.services),
      teams: countChanges(plan.teams),
      people: countChanges(plan.people),
      holdings: countChanges(plan.holdings),
      seats: countChanges(plan.seats),
      families: countChanges(plan.families),
      children: countChanges(plan.children),
      episodes: countChanges(plan.episodes),
      reviews: countChanges(plan.reviews),
      extensions: countChanges(plan.extensions),
      proceedings: countChanges(plan.proceedings),
      proceedingsChildren: countChanges(plan.proceedingsChildren),
      hearings: countChanges(plan.hearings),
      filings: countChanges(plan.filings),
      privateProceedings: countChanges(plan.privateProceedings),
      actions: countChanges(plan.actions),
    },
    findings: { error: level('error'), warning: level('warning'), note: level('note') },
    rowsLeftOut: plan.leftOut.length,
  }
}
