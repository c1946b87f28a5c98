import { addDays, daysBetween, isAfter, isBefore, mondayOf, type PlainDate } from '#rules/calendar/plain-date.ts'

/**
 * How often a series meets: each week on a weekday; every second week, on the weekday of a day it counts from; on several days a week, each a
 * meeting of its own; or on dates of its own and by no rule besides. Weekday 1 is Monday, 5 Friday. (SET-06; TM-01)
 */
export type Rhythm =
  | { readonly kind: 'weekly'; readonly weekday: number }
  | { readonly kind: 'fortnightly'; readonly countsFrom: PlainDate }
  | { readonly kind: 'several-days'; readonly weekdays: readonly number[] }
  | { readonly kind: 'listed'; readonly dates: readonly PlainDate[] }

/** The usual days of a series in the week that begins on `monday`, in order, whatever the calendar says; empty where it has none. (TM-01) */
export function usualDaysOfWeek(rhythm: Rhythm, monday: PlainDate): readonly PlainDate[] {
  switch (rhythm.kind) {
    case 'weekly':
      return [addDays(monday, rhythm.weekday - 1)]
    case 'fortnightly': {
      const weeks = daysBetween(mondayOf(rhythm.countsFrom), monday) / 7
      return weeks % 2 === 0 ? [addDays(monday, rhythm.countsFrom.dayOfWeek - 1)] : []
    }
    case 'several-days':
      return inOrder(rhythm.weekdays.map((weekday) => addDays(monday, weekday - 1)))
    case 'listed':
      return inOrder(rhythm.dates.filter((date) => mondayOf(date).equals(monday)))
  }
}

const inOrder = (days: readonly PlainDate[]): readonly PlainDate[] =>
  days.toSorted((one, other) => (isBefore(one, other) ? -1 : 1))

/** The usual day after this one, within two weeks; null where the series has none then. (TM-01) */
export function nextUsualDay(rhythm: Rhythm, after: PlainDate): PlainDate | null {
  const monday = mondayOf(after)
  for (const week of [monday, addDays(monday, 7), addDays(monday, 14)]) {
    const next = usualDaysOfWeek(rhythm, week).find((day) => isAfter(day, after))
    if (next !== undefined) return next
  }
  return null
}

/** Whether a week has at most one meeting by itself, which is then its week's meeting whichever day that is. (P4) */
export const isOnceAWeek = ({ kind }: Rhythm): boolean => kind === 'weekly' || kind === 'fortnightly'

/** A usual day that a meeting was written down for; `dayAlone`: for that day alone, else as the meeting of its week. */
export type StandsFor = { readonly day: PlainDate; readonly dayAlone: boolean }

/**
 * Which usual day of a series the meetings written down belong to, by the day that each stands for (as 'YYYY-MM-DD'): that day where it still is
 * a usual one. The meeting of a week whose day is none any more belongs to the usual day of the week that is left: so a week's cancelled meeting
 * stays cancelled when the series changes its day. A list of dates means those days alone. (P4)
 */
export function usualDaysFor(rhythm: Rhythm, written: readonly StandsFor[]): ReadonlyMap<string, PlainDate> {
  const found = new Map<string, PlainDate>()
  for (const [monday, ofWeek] of Map.groupBy(written, ({ day }) => mondayOf(day).toString())) {
    const usual = usualDaysOfWeek(rhythm, Temporal.PlainDate.from(monday))
    const isUsual = ({ day }: StandsFor): boolean => usual.some((each) => each.equals(day))
    for (const { day } of ofWeek.filter(isUsual)) found.set(day.toString(), day)
    if (rhythm.kind === 'listed') continue
    const left = usual.filter((each) => !ofWeek.some(({ day }) => day.equals(each)))
    const weeks = inOrder(ofWeek.filter((each) => !isUsual(each) && !each.dayAlone).map(({ day }) => day))
    for (const [at, day] of weeks.entries()) {
      const free = left[at]
      if (free !== undefined) found.set(day.toString(), free)
    }
  }
  return found
}
