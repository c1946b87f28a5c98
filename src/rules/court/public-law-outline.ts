import { addDays, isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { addWorkingDays, subtractWorkingDays, workingDaysBetween, type Calendar } from '#rules/calendar/working-days.ts'

// The only place where the Outline's numbers stand (C2–C5; CT-01).
const earliestCaseManagement = 12
const latestCaseManagement = 18
const latestFurtherCaseManagement = 25
const issuesResolutionWeeks = 20
const lastDayOf26Weeks = 181
const portalDayOf26Weeks = 182
const advocatesBefore = { 'case-management': 2, 'issues-resolution': 7 } as const
const draftOrderHour = Temporal.PlainTime.from('11:00')

/** Day n of proceedings: Day 1 is the day of issue, Day n the (n−1)th working day after it (C1, PD12A). Refuses n below 1. */
export const outlineDay = (calendar: Calendar, issuedOn: PlainDate, n: number): PlainDate =>
  addWorkingDays(calendar, issuedOn, n - 1)

/** Which Day of proceedings a date is: 1 on the day of issue, then one more each working day (C1). Null before issue. */
export const outlineDayNumber = (calendar: Calendar, issuedOn: PlainDate, date: PlainDate): number | null =>
  isBefore(date, issuedOn) ? null : 1 + workingDaysBetween(calendar, issuedOn, date)

/** The dates that follow from issue alone. `week26` is the last day of the 26 weeks (C1–C5; CT-01). */
export type Outline = {
  readonly issuedOn: PlainDate
  readonly day2: PlainDate
  readonly day12: PlainDate
  readonly day18: PlainDate
  readonly day25: PlainDate
  readonly week20: PlainDate
  readonly week26: PlainDate
}

/** How the end of the 26 weeks is shown: *beginning with* the day of issue, as the statute says, or one day on, as the portal does (C5). */
export type WeeksConvention = 'statute' | 'portal'

/** The last day of the 26 weeks, never rolled (C5; Children Act 1989 s.32). */
export const endOf26Weeks = (issuedOn: PlainDate, convention: WeeksConvention): PlainDate =>
  addDays(issuedOn, convention === 'statute' ? lastDayOf26Weeks : portalDayOf26Weeks)

/** The Public Law Outline's timetable from the day of issue (C1–C5; CT-01). */
export const publicLawOutline = (calendar: Calendar, issuedOn: PlainDate, convention: WeeksConvention): Outline => ({
  issuedOn,
  day2: outlineDay(calendar, issuedOn, 2),
  day12: outlineDay(calendar, issuedOn, earliestCaseManagement),
  day18: outlineDay(calendar, issuedOn, latestCaseManagement),
  day25: outlineDay(calendar, issuedOn, latestFurtherCaseManagement),
  week20: addDays(issuedOn, issuesResolutionWeeks * 7),
  week26: endOf26Weeks(issuedOn, convention),
})

/** Hearings the Outline gives a time to. */
export type OutlineHearing = 'case-management' | 'further-case-management' | 'issues-resolution'

/** How a hearing's date sits with the Outline; every answer but `in-time` is a flag, and a coded reason is asked for (C2, C4). */
export type HearingTiming = 'in-time' | 'before-the-window' | 'after-the-window'

/** Whether a hearing lies where the Outline expects it: Days 12–18, by Day 25, or by week 20 (C2, C4). */
export function hearingTiming(outline: Outline, hearing: OutlineHearing, heldOn: PlainDate): HearingTiming {
  switch (hearing) {
    case 'case-management':
      if (isBefore(heldOn, outline.day12)) return 'before-the-window'
      return isAfter(heldOn, outline.day18) ? 'after-the-window' : 'in-time'
    case 'further-case-management':
      return isAfter(heldOn, outline.day25) ? 'after-the-window' : 'in-time'
    case 'issues-resolution':
      return isAfter(heldOn, outline.week20) ? 'after-the-window' : 'in-time'
  }
}

/** How working days before a hearing are counted: plainly, or *clear* days, which puts it one earlier (C3, a setting). */
export type DaysBefore = 'plain' | 'clear'

/** The day by which the lawyers meet: 2 working days before case management, 7 before issues resolution (C3). */
export const advocatesMeetingBy = (
  calendar: Calendar,
  hearing: keyof typeof advocatesBefore,
  hearingOn: PlainDate,
  counting: DaysBefore,
): PlainDate => subtractWorkingDays(calendar, hearingOn, advocatesBefore[hearing] + (counting === 'clear' ? 1 : 0))

/** When the draft order is due, in local time: 11:00 on the working day before the hearing (C3). */
export const draftOrderBy = (calendar: Calendar, hearingOn: PlainDate): Temporal.PlainDateTime =>
  subtractWorkingDays(calendar, hearingOn, 1).toPlainDateTime(draftOrderHour)
