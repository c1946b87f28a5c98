import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { type Calendar, isBankHoliday } from '#rules/calendar/working-days.ts'

const closedBecause = ({ bankHolidays, closureDays }: Calendar, on: PlainDate): string | null =>
  bankHolidays.get(on.toString()) ?? closureDays.get(on.toString()) ?? null

/**
 * What of the days listed for meetings looks like a slip, in sentences to be asked about, never refused: a bank holiday, a day on which the
 * authority is closed, a day more than two years ahead. Empty where nothing does. (P4; SET-06)
 */
export function unlikelyMeetingDays(
  calendar: Calendar,
  listed: readonly PlainDate[],
  today: PlainDate,
): readonly string[] {
  const furthest = today.add({ years: 2 })
  return listed.flatMap((on) => {
    const closed = closedBecause(calendar, on)
    const what = isBankHoliday(calendar, on) ? 'a bank holiday' : 'a closure day'
    return [
      ...(closed === null ? [] : [`${sayDate(on)} is ${what} (${closed})`]),
      ...(isAfter(on, furthest) ? [`${sayDate(on)} is more than two years ahead`] : []),
    ]
  })
}
