import type { OpenDate } from '#rules/calendar/moved-dates.ts'
import { dateThatCounts } from '#rules/court/court-dates.ts'
import { openCourtDates, openReportDate } from '#rules/court/open-court-dates.ts'
import { privateReportDue } from '#rules/court/private-reports.ts'
import type { CourtConventions } from '#rules/court/court-counting.ts'
import type { Calendar } from '#rules/calendar/working-days.ts'
import { courtSetting } from '#records/settings/settings.ts'
import type { Db } from '#records/keeping/db.ts'

type CaseOfChild = {
  readonly childId: number
  readonly proceedingsId: number
  readonly issuedOn: Temporal.PlainDate | null
}
type ListedHearing = {
  readonly proceedingsId: number
  readonly childId: number | null
  readonly kind: string
  readonly heldOn: Temporal.PlainDate
}

type OpenReport = { readonly childId: number; readonly dueOn: Temporal.PlainDate }

/** Court and private proceedings that are open, with what their working-day dates follow from: by child, hearings by case. */
export type OpenCases = {
  readonly cases: ReadonlyMap<number, readonly CaseOfChild[]>
  readonly hearings: ReadonlyMap<number, readonly ListedHearing[]>
  readonly reports: ReadonlyMap<number, readonly OpenReport[]>
  /** How the authority counts. */
  readonly conventions: CourtConventions
}

/** Every open case of every child; whose dates may be shown is for the caller to see to. (CT-01, CT-06) */
export async function loadOpenCases(db: Db): Promise<OpenCases> {
  const [cases, hearings, reports, conventions] = await Promise.all([
    db
      .selectFrom('proceedingsChild')
      .innerJoin('proceedings', 'proceedings.id', 'proceedingsId')
      .select(['childId', 'proceedingsId', 'issuedOn'])
      .where('endedOn', 'is', null)
      .execute(),
    db
      .selectFrom('hearing')
      .innerJoin('proceedings', 'proceedings.id', 'hearing.proceedingsId')
      .select(['hearing.proceedingsId', 'hearing.childId', 'hearing.kind', 'hearing.heldOn'])
      .where('proceedings.endedOn', 'is', null)
      .where('hearing.status', 'in', ['listed', 're-listed'])
      .orderBy('heldOn')
      .execute(),
    db
      .selectFrom('privateProceedings')
      .select(['childId', 'report', 'orderedOn', 'reportDueOn'])
      .where('endedOn', 'is', null)
      .where('filedOn', 'is', null)
      .execute(),
    courtSetting.load(db),
  ])
  const due = reports.flatMap(({ childId, ...ordered }) => {
    const dueOn = dateThatCounts(privateReportDue(ordered))
    return dueOn === null ? [] : [{ childId, dueOn }]
  })
  return {
    cases: Map.groupBy(cases, ({ childId }) => childId),
    hearings: Map.groupBy(hearings, ({ proceedingsId }) => proceedingsId),
    reports: Map.groupBy(due, ({ childId }) => childId),
    conventions: conventions.value,
  }
}

/** The working-day dates of a child's open cases by a calendar. */
export const courtDatesOf = (open: OpenCases, childId: number, calendar: Calendar): readonly OpenDate[] => [
  ...(open.cases.get(childId) ?? []).flatMap(({ proceedingsId, issuedOn }) => {
    const listed = open.hearings.get(proceedingsId) ?? []
    const hearings = listed.filter((hearing) => hearing.childId === null || hearing.childId === childId)
    return openCourtDates({ calendar, ...open.conventions }, { issuedOn, hearings })
  }),
  ...(open.reports.get(childId) ?? []).map(({ dueOn }) => openReportDate(calendar, dueOn)),
]
