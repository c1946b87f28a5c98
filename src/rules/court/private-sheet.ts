import type { DateReason } from '#rules/calendar/date-reason.ts'
import { sayDays } from '#rules/calendar/elapsed.ts'
import { daysBetween, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { isProvisional, isUnpublished } from '#rules/calendar/working-days.ts'
import type { CourtCounting } from './court-counting.ts'
import { workingTarget } from './court-dates.ts'
import { type PrivateReport, privateReportDue, privateReportWords, privateStanding } from './private-reports.ts'
import { sayFiled } from './say-filed.ts'

/** The authority's work in a private case as the sheet explains it; `earlierHearings` are days the hearing had before, the earliest first. */
export type PrivateOnSheet = {
  readonly report: PrivateReport
  readonly orderedOn: PlainDate | null
  readonly reportDueOn: PlainDate | null
  readonly filedOn: PlainDate | null
  readonly nextHearingOn: PlainDate | null
  readonly earlierHearings: readonly PlainDate[]
}

function reportReason(work: PrivateOnSheet, today: PlainDate): readonly DateReason[] {
  const { computed, ordered } = privateReportDue(work)
  const { dueOn, conflict } = privateStanding(work, today)
  if (dueOn === null) return []
  const rule =
    ordered === null
      ? 'The end of 8 weeks that begin with the order, as the court gave no date'
      : `Given by the court${computed === null ? '' : `; without it, ${sayDate(computed)}`}`
  const warning = conflict ? ' After the hearing it serves' : ''
  return [
    {
      what: `${privateReportWords[work.report]} due`,
      on: dueOn,
      from: work.orderedOn === null ? 'Ordered' : `Ordered, ${sayDate(work.orderedOn)}`,
      rule: `${rule}. ${sayFiled(dueOn, work.filedOn, today)}.${warning}`,
      counted: work.orderedOn === null ? 'Nothing is counted' : `${sayDays(daysBetween(work.orderedOn, dueOn))} later`,
      isProvisional: false,
    },
  ]
}

function targetReason(work: PrivateOnSheet, { calendar }: CourtCounting, today: PlainDate): readonly DateReason[] {
  const { dueOn } = privateStanding(work, today)
  if (dueOn === null || work.filedOn !== null) return []
  const on = workingTarget(calendar, dueOn)
  if (on.equals(dueOn)) return []
  return [
    {
      what: 'Report, to work towards',
      on,
      from: `Report due, ${sayDate(dueOn)}`,
      rule: 'The last working day on or before the day it is due',
      counted: `${sayDays(daysBetween(on, dueOn))} before`,
      isProvisional: isUnpublished(calendar, dueOn) || isProvisional(calendar, dueOn, on),
    },
  ]
}

function privateHearingReason(work: PrivateOnSheet, today: PlainDate): readonly DateReason[] {
  const { nextHearingOn, earlierHearings } = work
  if (nextHearingOn === null) return []
  const was = earlierHearings.map(sayDate).join(', then ')
  const hasGone = isBefore(nextHearingOn, today)
  return [
    {
      what: hasGone ? 'Hearing' : 'Next hearing',
      on: nextHearingOn,
      from: was === '' ? 'Listed by the court' : `Listed by the court; before, ${was}`,
      rule: hasGone ? 'Nothing recorded of it' : 'The court’s day; never worked out',
      counted: 'Nothing is counted',
      isProvisional: false,
    },
  ]
}

/** Every date of private proceedings with its reason (C7, C8; PP-10, CT-06). */
export const privateSheet = (
  work: PrivateOnSheet,
  counting: CourtCounting,
  today: PlainDate,
): readonly DateReason[] => [
  ...reportReason(work, today),
  ...targetReason(work, counting, today),
  ...privateHearingReason(work, today),
]
