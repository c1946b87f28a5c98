import { addDays, isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { isOpenDay } from '#rules/calendar/working-days.ts'
import { type SittingPlan, sittingOn, takesFrom } from './sittings.ts'

const looksAhead = { days: 14 }

/**
 * The best day for an extra meeting that is to hold a review by `point`: the last open day from today to then on which the series doesn't
 * meet; where that has passed, the first open day from now on. Null when there is none in two weeks. (TM-01; P3)
 */
export function dayForExtraMeeting(plan: SittingPlan, point: PlainDate, today: PlainDate): PlainDate | null {
  const from = takesFrom(plan, today)
  const isFree = (on: PlainDate): boolean => isOpenDay(plan.calendar, on) && sittingOn(plan, on) === null
  for (let on = point; !isBefore(on, from); on = addDays(on, -1)) if (isFree(on)) return on
  for (let on = from; !isAfter(on, from.add(looksAhead)); on = addDays(on, 1)) if (isFree(on)) return on
  return null
}
