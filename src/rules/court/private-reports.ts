import { daysOverdue, sayOverdue } from '#rules/calendar/elapsed.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { isFollowed, type Following } from '#rules/people/still-followed.ts'
import { dateThatCounts, isDueAfterItsHearing, section37Due, section7Due, type CourtDate } from './court-dates.ts'

/** What the authority was asked for in a private case (CT-06). */
export const privateReportWords = {
  'section-7': 'Section 7 report',
  'section-37': 'Section 37 report',
  other: 'Other work',
} as const

export type PrivateReport = keyof typeof privateReportWords

type Ordered = {
  readonly report: PrivateReport
  readonly orderedOn: PlainDate | null
  /** The date the court gave, null where it gave none. */
  readonly reportDueOn: PlainDate | null
}

/** When the report is due: the date ordered; for section 37 without one, the end of 8 weeks from the direction (C7, C8). */
export const privateReportDue = ({ report, orderedOn, reportDueOn }: Ordered): CourtDate =>
  report === 'section-37' && orderedOn !== null ? section37Due(orderedOn, reportDueOn) : section7Due(reportDueOn)

/**
 * How private work stands on a day: whether its report comes after the hearing it serves, and the days it is late (C8; CT-06); of a child
 * who isn't followed any more neither is said (P18).
 */
export function privateStanding(
  work: Ordered &
    Partial<Pick<Following, 'followedUntil'>> & {
      readonly nextHearingOn: PlainDate | null
      readonly filedOn: PlainDate | null
    },
  today: PlainDate,
): { readonly dueOn: PlainDate | null; readonly conflict: boolean; readonly overdue: string | null } {
  const dueOn = dateThatCounts(privateReportDue(work))
  const waits = work.filedOn === null && dueOn !== null && isFollowed({ followedUntil: work.followedUntil ?? null })
  const days = waits ? daysOverdue(dueOn, today) : 0
  return {
    dueOn,
    conflict: waits && work.nextHearingOn !== null && isDueAfterItsHearing(dueOn, work.nextHearingOn),
    overdue: days > 0 ? sayOverdue(days) : null,
  }
}

/** Every kind, as a form offers them. */
export const privateReports = ['section-7', 'section-37', 'other'] as const
