import { sayCountedWorkingDays, type DateReason } from '#rules/calendar/date-reason.ts'
import { sayDays } from '#rules/calendar/elapsed.ts'
import { daysBetween, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { CourtCounting } from './court-counting.ts'
import type { HearingChange, HearingDetails } from './hearing-changes.ts'
import { hearingDates } from './hearing-dates.ts'
import { hearingNames, type HearingKind } from './hearing-names.ts'
import { isStillListed, sayHearingNow } from './hearing-status.ts'
import { outlineReasons } from './outline-reasons.ts'
import { sayFiled } from './say-filed.ts'

/** A hearing as the sheet explains it: `changes` are every change so far, the latest first. */
export type HearingOnSheet = Pick<HearingDetails, 'kind' | 'heldOn' | 'status'> & {
  readonly changes: readonly HearingChange[]
}

/** A document due at court; it moves with the hearing it hangs on, where it hangs on one. */
export type FilingOnSheet = {
  readonly what: string
  readonly dueOn: PlainDate | null
  readonly filedOn: PlainDate | null
  readonly hearingKind: HearingKind | null
  readonly hearingOn: PlainDate | null
}

/** A case as the sheet explains it. */
export type CaseOnSheet = {
  readonly issuedOn: PlainDate | null
  readonly endedOn: PlainDate | null
  readonly hearings: readonly HearingOnSheet[]
  readonly filings: readonly FilingOnSheet[]
}

/** Where a hearing was listed before, the earliest day first: 'Wed 6 Jan 2027, then Thu 7 Jan 2027'. */
const earlierDays = ({ changes }: HearingOnSheet): string =>
  changes
    .toReversed()
    .flatMap(({ what, from }) => (what === 'date' && from !== null ? [from] : []))
    .join(', then ')

function hearingReason(hearing: HearingOnSheet, counting: CourtCounting, issuedOn: PlainDate | null, today: PlainDate) {
  const { kind, heldOn } = hearing
  const { dayNumber, flag } = hearingDates(counting, issuedOn, hearing)
  const was = earlierDays(hearing)
  return {
    what: hearingNames[kind],
    on: heldOn,
    from: was === '' ? 'Listed by the court' : `Listed by the court; before, ${was}`,
    rule: `${sayHearingNow(hearing, today)}. The court’s day goes before any that is worked out${flag === null ? '' : `. ${flag}`}`,
    counted:
      dayNumber === null || issuedOn === null
        ? 'Not counted: there is no day of issue before it'
        : `Day ${dayNumber.value}: ${sayCountedWorkingDays(counting.calendar, issuedOn, heldOn)}`,
    isProvisional: dayNumber?.isProvisional ?? false,
  }
}

/** What has to be ready before a hearing that is to take place (C3). */
function beforeHearing(hearing: HearingOnSheet, counting: CourtCounting): readonly DateReason[] {
  if (!isStillListed(hearing)) return []
  const { advocatesBy, draftOrderBy } = hearingDates(counting, null, hearing)
  const from = `${hearingNames[hearing.kind]}, ${sayDate(hearing.heldOn)}`
  const back = (on: PlainDate) => sayCountedWorkingDays(counting.calendar, on, hearing.heldOn)
  const draftOn = draftOrderBy.value.toPlainDate()
  return [
    ...(advocatesBy === null
      ? []
      : [
          {
            what: 'Advocates’ meeting by',
            on: advocatesBy.value,
            from,
            rule: daysRules[counting.daysBefore],
            counted: back(advocatesBy.value),
            isProvisional: advocatesBy.isProvisional,
          },
        ]),
    {
      what: 'Draft order by 11:00',
      on: draftOn,
      from,
      rule: 'The working day before the hearing',
      counted: back(draftOn),
      isProvisional: draftOrderBy.isProvisional,
    },
  ]
}

const daysRules = {
  plain: '2 working days before case management, 7 before issues resolution',
  clear: '2 clear working days before case management, 7 before issues resolution: one day earlier',
} as const

function filingReason(filing: FilingOnSheet, today: PlainDate): readonly DateReason[] {
  const { what, dueOn, filedOn, hearingKind, hearingOn } = filing
  if (dueOn === null) return []
  const hangs = hearingKind !== null && hearingOn !== null
  return [
    {
      what,
      on: dueOn,
      from: hangs ? `${hearingNames[hearingKind]}, ${sayDate(hearingOn)}` : 'Given by the court or agreed',
      rule: `${hangs ? 'Moves with the hearing, by as many days' : 'Recorded as given; never worked out'}. ${sayFiled(dueOn, filedOn, today)}`,
      counted: hangs ? sayApart(dueOn, hearingOn) : 'Nothing is counted',
      isProvisional: false,
    },
  ]
}

function sayApart(dueOn: PlainDate, hearingOn: PlainDate): string {
  const days = daysBetween(dueOn, hearingOn)
  if (days === 0) return 'The same day as the hearing'
  return days > 0 ? `${sayDays(days)} before the hearing` : `${sayDays(-days)} after the hearing`
}

/** Every date of a child's care proceedings with its reason: the court's timetable, hearings, what is due before them and at court (C1–C7; PP-10). */
export function courtSheet(each: CaseOnSheet, counting: CourtCounting, today: PlainDate): readonly DateReason[] {
  const { issuedOn, endedOn } = each
  return [
    ...(issuedOn === null ? [] : outlineReasons(counting, issuedOn)),
    ...each.hearings.flatMap((hearing) => [
      hearingReason(hearing, counting, issuedOn, today),
      ...beforeHearing(hearing, counting),
    ]),
    ...each.filings.flatMap((filing) => filingReason(filing, today)),
    ...(endedOn === null ? [] : [endReason(endedOn, issuedOn)]),
  ]
}

const endReason = (endedOn: PlainDate, issuedOn: PlainDate | null): DateReason => ({
  what: 'Proceedings ended',
  on: endedOn,
  from: issuedOn === null ? 'Recorded' : `Day of issue, ${sayDate(issuedOn)}`,
  rule: 'Recorded as it happened',
  counted: issuedOn === null ? 'Nothing is counted' : `${sayDays(daysBetween(issuedOn, endedOn))} later`,
  isProvisional: false,
})
