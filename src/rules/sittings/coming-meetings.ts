import { isBankHoliday } from '#rules/calendar/working-days.ts'
import { addDays, isAfter, mondayOf, type PlainDate } from '#rules/calendar/plain-date.ts'
import { usualDaysOfWeek } from './rhythm.ts'
import { type KeptSitting, type Sitting, type SittingPlan, sittingsBetween, usualSitting } from './sittings.ts'

/** One date ahead of a series: a meeting, a cancelled one, or a usual day on which none is held. */
export type ComingMeeting =
  | { readonly kind: 'meets'; readonly on: PlainDate; readonly sitting: Sitting }
  | { readonly kind: 'cancelled'; readonly on: PlainDate }
  | { readonly kind: 'not-held'; readonly on: PlainDate; readonly because: 'bank-holiday' | 'closure-day' }

/** Half a year's meetings every second week, and a council's list for the next year. */
const looksAhead = { months: 18 }

/** The series' next `count` meetings from a day on, with the cancelled and unheld dates between them, in order. (TM-01) */
export function comingMeetings(
  plan: SittingPlan,
  kept: readonly KeptSitting[],
  from: PlainDate,
  count: number,
): readonly ComingMeeting[] {
  const meetings = sittingsBetween(plan, from, from.add(looksAhead)).slice(0, count)
  const last = meetings.at(-1)?.on ?? from
  const isWithin = (on: PlainDate) => !isAfter(from, on) && !isAfter(on, last)
  const cancelled = kept.filter(({ state, on }) => state === 'cancelled' && isWithin(on))
  return [
    ...meetings.map((sitting) => ({ kind: 'meets', on: sitting.on, sitting }) as const),
    ...cancelled.map(({ on }) => ({ kind: 'cancelled', on }) as const),
    ...usualDaysNotHeld(plan, from, last),
  ].toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on))
}

function usualDaysNotHeld(plan: SittingPlan, from: PlainDate, last: PlainDate): readonly ComingMeeting[] {
  const days: ComingMeeting[] = []
  for (let week = mondayOf(from); !isAfter(week, last); week = addDays(week, 7))
    for (const on of usualDaysOfWeek(plan.rhythm, week)) {
      const isLeftOut = plan.settled.has(on.toString()) || usualSitting(plan, on) !== null
      const because = isBankHoliday(plan.calendar, on) ? 'bank-holiday' : 'closure-day'
      if (!isLeftOut && !isAfter(from, on) && !isAfter(on, last)) days.push({ kind: 'not-held', on, because })
    }
  return days
}
