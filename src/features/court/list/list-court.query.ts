import { pageOf, type Paged } from '#parts/lists/page-links.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { filingsOfCases, type KeptFiling } from '#records/court/court-filings.ts'
import type { Db } from '#records/keeping/db.ts'
import { hearingsOfCases, type KeptHearing } from '#records/court/hearings.ts'
import { type KeptPrivate, openPrivate } from '#records/court/private-proceedings.ts'
import { type KeptProceedings, listProceedings } from '#records/court/proceedings.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { hearingDates } from '#rules/court/hearing-dates.ts'
import { courtStage, type CourtStage, nextHearing } from '#rules/court/hearing-status.ts'
import { privateStanding } from '#rules/court/private-reports.ts'
import { proceedingsClock, type ProceedingsClock } from '#rules/court/proceedings-clock.ts'
import type { CareNeed, CourtView, PrivateNeed } from './court-view.ts'

const rowsAPage = 25

/** A case as the list shows it. */
export type ListedCase = {
  readonly proceedings: KeptProceedings
  readonly stage: CourtStage
  readonly clock: ProceedingsClock | null
  readonly next: KeptHearing | null
  /** What lies outside the court's timetable of the next hearing, in a sentence. */
  readonly flag: string | null
  /** Not filed yet, by due date. */
  readonly waiting: readonly KeptFiling[]
}

/** One page of care proceedings: past 26 weeks first, then the longest since issue. */
export async function listCases(
  db: Db,
  looking: Looking,
  view: Extract<CourtView, { list: 'care' }>,
): Promise<Paged<ListedCase>> {
  const cases = await listProceedings(db, looking, view.stage === 'ended' ? 'ended' : 'open')
  const ids = cases.map(({ id }) => id)
  const [hearings, filings, calendar] = await Promise.all([
    hearingsOfCases(db, looking, ids),
    filingsOfCases(db, looking, ids),
    loadCalendar(db),
  ])
  const hearingsOf = Map.groupBy(hearings, (hearing) => hearing.proceedingsId)
  const filingsOf = Map.groupBy(filings, (filing) => filing.proceedingsId)
  const { today } = looking
  const listed = cases.map((proceedings): ListedCase => {
    const own = hearingsOf.get(proceedings.id) ?? []
    const next = nextHearing(own, today)
    return {
      proceedings,
      stage: courtStage(proceedings, own, today),
      clock: proceedingsClock(proceedings, today),
      next,
      flag: next === null ? null : hearingDates(calendar, next.issuedOn, next, 'plain').flag,
      waiting: (filingsOf.get(proceedings.id) ?? []).filter(({ filedOn }) => filedOn === null),
    }
  })
  const { stage, needs } = view
  const shown = listed.filter(
    (each) => (stage === null || each.stage === stage) && (needs === null || hasNeed(each, needs, today)),
  )
  return pageOf(shown, view.page, rowsAPage)
}

function hasNeed({ next, waiting, clock, flag }: ListedCase, need: CareNeed, today: PlainDate): boolean {
  switch (need) {
    case 'hearing':
      return next !== null && !isAfter(next.heldOn, today.add({ days: 14 }))
    case 'filing':
      return waiting.some(({ dueOn }) => dueOn !== null && isBefore(dueOn, today))
    case 'weeks':
      return clock?.overdue != null
    case 'outside':
      return flag !== null
  }
}

/** One page of private proceedings that haven't ended, by next hearing. */
export async function listPrivate(
  db: Db,
  looking: Looking,
  view: Extract<CourtView, { list: 'private' }>,
): Promise<Paged<KeptPrivate>> {
  const all = await openPrivate(db, looking)
  const { needs, page } = view
  return pageOf(
    needs === null ? all : all.filter((work) => hasPrivateNeed(work, needs, looking.today)),
    page,
    rowsAPage,
  )
}

function hasPrivateNeed(work: KeptPrivate, need: PrivateNeed, today: PlainDate): boolean {
  const standing = privateStanding(work, today)
  switch (need) {
    case 'overdue':
      return standing.overdue !== null
    case 'conflict':
      return standing.conflict
    case 'risk':
      return work.riskOfPublic === true
  }
}
