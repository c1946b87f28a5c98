import { loadCourtCounting } from '#records/court/court-counting.ts'
import { filingsOfCases, type KeptFiling } from '#records/court/court-filings.ts'
import type { Db } from '#records/keeping/db.ts'
import { hearingsOfCases, type KeptHearing } from '#records/court/hearings.ts'
import { type KeptProceedings, loadProceedings } from '#records/court/proceedings.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { CourtCounting } from '#rules/court/court-counting.ts'
import { courtStage, type CourtStage } from '#rules/court/hearing-status.ts'
import { proceedingsClock, type ProceedingsClock } from '#rules/court/proceedings-clock.ts'

export type ShownProceedings = {
  readonly proceedings: KeptProceedings
  readonly hearings: readonly KeptHearing[]
  readonly filings: readonly KeptFiling[]
  readonly stage: CourtStage
  readonly clock: ProceedingsClock | null
  readonly counting: CourtCounting
  readonly today: PlainDate
  readonly mayKeep: boolean
}

/** A case with its hearings, filing duties and clock; null when there is none with a child this person may see. */
export async function showProceedings(db: Db, looking: Looking, id: number): Promise<ShownProceedings | null> {
  const proceedings = await loadProceedings(db, looking, id)
  if (proceedings === null) return null
  const [hearings, filings, counting, kept] = await Promise.all([
    hearingsOfCases(db, looking, [id]),
    filingsOfCases(db, looking, [id]),
    loadCourtCounting(db),
    loadProceedings(db, { ...looking, permission: 'keep-court-record' }, id),
  ])
  return {
    proceedings,
    hearings,
    filings,
    stage: courtStage(proceedings, hearings),
    clock: proceedingsClock(proceedings, looking.today, counting.weeks),
    counting,
    today: looking.today,
    mayKeep: kept !== null,
  }
}
