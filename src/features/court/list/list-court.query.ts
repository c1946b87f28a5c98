import { pageOf, type Paged } from '#parts/lists/page-links.ts'
import { loadCourtCounting } from '#records/court/court-counting.ts'
import { dueDaysOfCases, filingsOfCases, type KeptFiling } from '#records/court/court-filings.ts'
import type { Db } from '#records/keeping/db.ts'
import { hearingDaysOfCases, hearingsOfCases, type KeptHearing } from '#records/court/hearings.ts'
import {
  type KeptPrivate,
  listPrivateProceedings,
  partOfPrivate,
  type PrivateNarrowed,
  privateOf,
} from '#records/court/private-proceedings.ts'
import { type ListedProceedings, listProceedings, partOfProceedings } from '#records/court/list-proceedings.ts'
import { type KeptProceedings, proceedingsOf } from '#records/court/proceedings.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { CourtCounting } from '#rules/court/court-counting.ts'
import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { hearingDates } from '#rules/court/hearing-dates.ts'
import { courtStage, type CourtStage, type HearingDay, nextHearing } from '#rules/court/hearing-status.ts'
import { privateStanding } from '#rules/court/private-reports.ts'
import { proceedingsClock, type ProceedingsClock } from '#rules/court/proceedings-clock.ts'
import type { CareNeed, CourtView, PrivateNeed } from './court-view.ts'

const rowsAPage = 25

type CareView = Extract<CourtView, { list: 'care' }>
type PrivateDates = Parameters<typeof privateStanding>[0]

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

/** One page of care proceedings: past 26 weeks first, then the longest since issue. Only what it shows is loaded whole. */
export async function listCases(db: Db, looking: Looking, view: CareView): Promise<Paged<ListedCase>> {
  const show = view.stage === 'ended' ? 'ended' : 'open'
  if (view.needs === null && (view.stage === null || view.stage === 'ended')) {
    const { ids, count } = await partOfProceedings(db, looking, show, { limit: rowsAPage, page: view.page })
    return { ...pagesOf(count, view.page), rows: await casesShown(db, looking, ids) }
  }
  const { rows: ids, ...paged } = pageOf(await caseIdsOf(db, looking, view, show), view.page, rowsAPage)
  return { ...paged, rows: await casesShown(db, looking, ids) }
}

function pagesOf(count: number, page: number): Omit<Paged<never>, 'rows'> {
  const pages = Math.max(1, Math.ceil(count / rowsAPage))
  return { count, pages, page: Math.min(page, pages) }
}

/** The cases of a view, in order: what the rules need of every case is little, and nothing else is read. */
async function caseIdsOf(db: Db, looking: Looking, view: CareView, show: 'open' | 'ended'): Promise<readonly number[]> {
  const cases = await listProceedings(db, looking, show)
  const ids = cases.map(({ id }) => id)
  const [hearings, filings, counting] = await Promise.all([
    hearingDaysOfCases(db, looking, ids),
    dueDaysOfCases(db, looking, ids),
    loadCourtCounting(db),
  ])
  const hearingsOf = Map.groupBy(hearings, (hearing) => hearing.proceedingsId)
  const filingsOf = Map.groupBy(filings, (filing) => filing.proceedingsId)
  const { today } = looking
  const isAskedFor = (each: ListedProceedings): boolean => {
    const own = hearingsOf.get(each.id) ?? []
    if (view.stage !== null && courtStage(each, own) !== view.stage) return false
    // What lies outside the court's timetable takes counting of working days: only where it is asked for.
    if (view.needs === null) return true
    const flagged = view.needs === 'outside' ? standingOf(each, own, counting, today).flag : null
    const standing = {
      next: nextHearing(own, today),
      clock: proceedingsClock(each, today, counting.weeks),
      flag: flagged,
    }
    return hasNeed({ ...standing, waiting: filingsOf.get(each.id) ?? [] }, view.needs, today)
  }
  return cases.filter(isAskedFor).map(({ id }) => id)
}

/** How a case stands on a day, by the hearings of it that somebody may see. */
function standingOf<Hearing extends HearingDay>(
  proceedings: ListedProceedings,
  hearings: readonly Hearing[],
  counting: CourtCounting,
  today: PlainDate,
) {
  const next = nextHearing(hearings, today)
  return {
    stage: courtStage(proceedings, hearings),
    clock: proceedingsClock(proceedings, today, counting.weeks),
    next,
    flag: next === null ? null : hearingDates(counting, proceedings.issuedOn, next).flag,
  }
}

async function casesShown(db: Db, looking: Looking, ids: readonly number[]): Promise<readonly ListedCase[]> {
  const [cases, hearings, filings, counting] = await Promise.all([
    proceedingsOf(db, looking, ids),
    hearingsOfCases(db, looking, ids),
    filingsOfCases(db, looking, ids),
    loadCourtCounting(db),
  ])
  const hearingsOf = Map.groupBy(hearings, (hearing) => hearing.proceedingsId)
  const filingsOf = Map.groupBy(filings, (filing) => filing.proceedingsId)
  return cases.map((proceedings) => ({
    proceedings,
    ...standingOf(proceedings, hearingsOf.get(proceedings.id) ?? [], counting, looking.today),
    waiting: (filingsOf.get(proceedings.id) ?? []).filter(({ filedOn }) => filedOn === null),
  }))
}

type Standing = Pick<ListedCase, 'clock' | 'flag'> & {
  readonly next: { readonly heldOn: PlainDate } | null
  readonly waiting: readonly { readonly dueOn: PlainDate | null }[]
}

function hasNeed({ next, waiting, clock, flag }: Standing, need: CareNeed, today: PlainDate): boolean {
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

const narrowedTo: Record<PrivateNeed, PrivateNarrowed> = {
  overdue: 'report-awaited',
  conflict: 'report-and-hearing-awaited',
  risk: 'risk',
}

/** One page of private proceedings that haven't ended, by next hearing. */
export async function listPrivate(
  db: Db,
  looking: Looking,
  view: Extract<CourtView, { list: 'private' }>,
): Promise<Paged<KeptPrivate>> {
  const { needs, page } = view
  if (needs === null) {
    const { rows, count } = await partOfPrivate(db, looking, { limit: rowsAPage, page })
    return { ...pagesOf(count, page), rows }
  }
  const narrowed = await listPrivateProceedings(db, looking, narrowedTo[needs])
  const found = narrowed.filter((work) => hasPrivateNeed(work, needs, looking.today))
  const { rows, ...paged } = pageOf(found, page, rowsAPage)
  const ids = rows.map(({ id }) => id)
  return { ...paged, rows: await privateOf(db, looking, ids) }
}

function hasPrivateNeed(work: PrivateDates, need: PrivateNeed, today: PlainDate): boolean {
  const standing = privateStanding(work, today)
  switch (need) {
    case 'overdue':
      return standing.overdue !== null
    case 'conflict':
      return standing.conflict
    case 'risk':
      return true
  }
}
