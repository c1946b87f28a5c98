import { isBefore, type PlainDate } from './plain-date.ts'

/** A date of a child that follows from the calendar and the meetings: what it is, the day (null: none fits), and what to know of it. */
export type OpenDate = { readonly what: string; readonly on: PlainDate | null; readonly note: string | null }

/** The same date before and after a change. */
export type MovedDate = {
  readonly what: string
  readonly from: PlainDate | null
  readonly to: PlainDate | null
  readonly note: string | null
}

const isOver = (date: PlainDate | null, today: PlainDate): boolean => date !== null && isBefore(date, today)

const isSameDay = (one: PlainDate | null, other: PlainDate | null): boolean =>
  one === null || other === null ? one === other : one.equals(other)

/**
 * Which of a child's dates a change moves, and to where; dates that lie before `today` either way are left out. `before` and `after`
 * are the same dates in the same order. (SET-04, PP-03)
 */
export function movedDates(
  before: readonly OpenDate[],
  after: readonly OpenDate[],
  today: PlainDate,
): readonly MovedDate[] {
  return after.flatMap(({ what, on, note }, at) => {
    const from = before[at]?.on ?? null
    if (isSameDay(from, on) || (isOver(from, today) && isOver(on, today))) return []
    return [{ what, from, to: on, note }]
  })
}
