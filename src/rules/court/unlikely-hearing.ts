import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { type Calendar, isWorkingDay } from '#rules/calendar/working-days.ts'

// A court sits within these; the hours of an emergency lie outside, and so it is asked and not refused.
const [opens, closes] = [Temporal.PlainTime.from('08:00'), Temporal.PlainTime.from('18:00')]

/** Whether a court is hardly open on a day: a weekend or a bank holiday, as a sentence to be asked about; else empty. */
export function unlikelyCourtDay(calendar: Calendar, on: PlainDate): readonly string[] {
  const day = on.dayOfWeek > 5 ? 'at a weekend' : isWorkingDay(calendar, on) ? null : 'a bank holiday'
  return day === null ? [] : [`${sayDate(on)} is ${day}`]
}

/** Whether a date ahead at court looks like a slip: more than two years ahead, as a sentence to be asked about; else empty. */
export const unlikelyAhead = (what: string, on: PlainDate, today: PlainDate): readonly string[] =>
  isAfter(on, today.add({ years: 2 })) ? [`${what} would be on ${sayDate(on)}, more than two years ahead`] : []

/**
 * What of a hearing's day and time ('10:30', null while not known) looks like a slip, in sentences to be asked about, never refused: a
 * weekend or a bank holiday, or a time before 8 in the morning or after 6 in the evening. Empty where nothing does.
 */
export function unlikelyHearing(calendar: Calendar, on: PlainDate, startsAt: string | null): readonly string[] {
  const time = startsAt === null ? null : Temporal.PlainTime.from(startsAt)
  const isOdd =
    time !== null && (Temporal.PlainTime.compare(time, opens) < 0 || Temporal.PlainTime.compare(time, closes) > 0)
  return [
    ...unlikelyCourtDay(calendar, on),
    ...(isOdd && startsAt !== null ? [`${startsAt} is outside a court’s hours`] : []),
  ]
}
