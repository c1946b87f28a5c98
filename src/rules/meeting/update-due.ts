import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { type Calendar, subtractOpenDays } from '#rules/calendar/working-days.ts'
import type { PaperDue } from './papers.ts'

/** By when a team's update has to be there: so many working days before the meeting, by an hour of that day, 'HH:MM' as clocks in England show it. */
export type UpdateDeadline = { readonly workingDays: number; readonly atTime: string }

/** Before a meeting on a Monday: Thursday at noon. (PP-11) */
export const usualUpdateDeadline: UpdateDeadline = { workingDays: 2, atTime: '12:00' }

/** Working days before its deadline from which on an update is asked for: before a meeting on a Monday that is the Monday before. (PP-11) */
const askedAhead = 3

/** When the team's update before a meeting is asked for and due, by the authority's working days (§1): a meeting that moves takes it along. (PP-11) */
export function updateDue(
  calendar: Calendar,
  { workingDays, atTime }: UpdateDeadline,
  meetingOn: PlainDate,
): PaperDue & { readonly at: Temporal.PlainTime } {
  const by = subtractOpenDays(calendar, meetingOn, workingDays)
  return { askedFrom: subtractOpenDays(calendar, by, askedAhead), by, at: Temporal.PlainTime.from(atTime) }
}

/** Whether a missing update is asked for at a moment, as clocks in England show it, or late. (PP-11) */
export function updateAsked(
  { askedFrom, by, at }: ReturnType<typeof updateDue>,
  now: Temporal.PlainDateTime,
): 'not-yet' | 'asked' | 'late' {
  if (Temporal.PlainDateTime.compare(now, by.toPlainDateTime(at)) >= 0) return 'late'
  return isBefore(now.toPlainDate(), askedFrom) ? 'not-yet' : 'asked'
}
