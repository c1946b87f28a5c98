import { loadCalendar } from '#records/calendar/calendar.ts'
import { filingsOfCases, type KeptFiling } from '#records/court/court-filings.ts'
import type { Db } from '#records/keeping/db.ts'
import { hearingsOfCases, type KeptHearing } from '#records/court/hearings.ts'
import { type KeptProceedings, loadProceedings } from '#records/court/proceedings.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { Calendar } from '#rules/calendar/working-days.ts'
import { courtStage, type CourtStage } from '#rules/court/hearing-status.ts'
import { proceedingsClock, type ProceedingsClock } from '#rules/court/proceedings-clock.ts'

export type ShownProceedings = {
  readonly proceedings: KeptProceedings
  readonly hearings: readonly KeptHearing[]
  readonly filings: readonly KeptFiling[]
  readonly stage: CourtStage
  readonly clock: ProceedingsClock | null
  readonly calendar: Calendar
  readonly today: PlainDate
  readonly mayKeep: boolean
}

/** A case with its hearings, filing duties and clock; null when there is none with a child this person may see. */
export async function showProceedings(db: Db, looking: Looking, id: number): Promise<ShownProceedings | null> {
  const proceedings = await loadProceedings(db, looking, id)
  if (proceedings === null) return null
  const [hearings, filings, calendar, kept] = await Promise.all([
    hearingsOfCases(db, looking, [id]),
    filingsOfCases(db, looking, [id]),
    loadCalendar(db),
    loadProceedings(db, { ...looking, permission: 'keep-court-record' }, id),
  ])
  return {
    proceedings,
    hearings,
    filings,
    stage: courtStage(proceedings, hearings, looking.today),
    clock: proceedingsClock(proceedings, looking.today),
    calendar,
    today: looking.today,
    mayKeep: kept !== null,
  }
}
