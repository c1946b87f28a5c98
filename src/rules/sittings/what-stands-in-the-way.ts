import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { isOpenDay } from '#rules/calendar/working-days.ts'
import { isFixed, type KeptSitting, type SittingPlan, usualSittingOn } from './sittings.ts'

/**
 * What a person decided of a meeting that a change of calendar or series would make untrue: the day it stands on would be `closed`, or the
 * series would meet there as well, so that `two` meetings became one.
 */
export type InTheWay = { readonly on: PlainDate; readonly because: 'closed' | 'two' }

/**
 * The meetings moved, added or listed by a person, from `today` on, that couldn't stay as they are when the calendar or the series became `then`
 * instead of `now`; the change is refused until somebody has moved or cancelled them. Empty when nothing stands in the way. (P4; TM-01)
 */
export function whatStandsInTheWay(
  kept: readonly KeptSitting[],
  now: SittingPlan,
  then: SittingPlan,
  today: PlainDate,
): readonly InTheWay[] {
  const isClosed = (on: PlainDate): boolean => isOpenDay(now.calendar, on) && !isOpenDay(then.calendar, on)
  const comes = kept.filter((row) => row.state === 'planned' && isFixed(row) && !isBefore(row.on, today))
  const put = comes.flatMap(({ on }): readonly InTheWay[] => {
    if (isClosed(on)) return [{ on, because: 'closed' }]
    const comesUpon = usualSittingOn(now, on) === null && usualSittingOn(then, on) !== null
    return comesUpon ? [{ on, because: 'two' }] : []
  })
  const listed = listedIn(now, today).filter((on) => isClosed(on) && isListedStill(then, on))
  return [...put, ...listed.map((on) => ({ on, because: 'closed' as const }))]
}

/** The dates of a list that nobody cancelled or moved the meeting of. */
const listedIn = ({ rhythm, settled }: SittingPlan, today: PlainDate): readonly PlainDate[] =>
  rhythm.kind === 'listed' ? rhythm.dates.filter((on) => !isBefore(on, today) && !settled.has(on.toString())) : []

const isListedStill = ({ rhythm }: SittingPlan, on: PlainDate): boolean =>
  rhythm.kind === 'listed' && rhythm.dates.some((date) => date.equals(on))
