import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { type Calendar, isWorkingDay } from '#rules/calendar/working-days.ts'

// A court sits within these; the hours of an emergency lie outside, and so it is asked and not refused.
const [opens, closes] = [Temporal.PlainTime.from('08:00'), Temporal.PlainTime.from('18:00')]

/**
 * What of a hearing's day and time ('10:30', null while not known) looks like a slip, in sentences to be asked about, never refused: a
 * weekend or a bank holiday, or a time before 8 in the morning or after 6 in the evening. Empty where nothing does.
 */
export function unlikelyHearing(calendar: Calendar, on: PlainDate, startsAt: string | null): readonly string[] {
  const day = on.dayOfWeek > 5 ? 'at a weekend' : isWorkingDay(calendar, on) ? null : 'a bank holiday'
  const time = startsAt === null ? null : Temporal.PlainTime.from(startsAt)
  const isOdd =
    time !== null && (Temporal.PlainTime.compare(time, opens) < 0 || Temporal.PlainTime.compare(time, closes) > 0)
  return [
    ...(day === null ? [] : [`${sayDate(on)} is ${day}`]),
    ...(isOdd && startsAt !== null ? [`${startsAt} is outside a court’s hours`] : []),
  ]
}
