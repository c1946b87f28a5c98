import { daysBetween, type PlainDate } from './plain-date.ts'

/** Completed weeks and days of a count; `ahead` when the start still lies in the future (then they are what is left till it). */
export type Elapsed = { readonly weeks: number; readonly days: number; readonly ahead: boolean }

/** Completed weeks and days from `from` (day 0) to `to` (§1). */
export function elapsed(from: PlainDate, to: PlainDate): Elapsed {
  const total = daysBetween(from, to)
  const length = Math.abs(total)
  return { weeks: Math.floor(length / 7), days: length % 7, ahead: total < 0 }
}

const counted = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`

/** '1 day', '7 days'. */
export const sayDays = (days: number): string => counted(days, 'day')

/** The short form shown everywhere, '11w 6d'; 'starts in 0w 3d' before day 0. */
export const sayElapsed = ({ weeks, days, ahead }: Elapsed): string => `${ahead ? 'starts in ' : ''}${weeks}w ${days}d`

/** The same in full, for reading aloud: '7 weeks 0 days'. */
export const sayElapsedInFull = ({ weeks, days, ahead }: Elapsed): string =>
  `${ahead ? 'Starts in ' : ''}${counted(weeks, 'week')} ${sayDays(days)}`

/** Days past a date while nothing is held, from the day after; 0 on the day and before (§1: *overdue by n days*). */
export const daysOverdue = (due: PlainDate, today: PlainDate): number => Math.max(0, daysBetween(due, today))

/** Days by which something was held after its date; 0 when on time (§1, P5: *n days late*). */
export const daysLate = (due: PlainDate, heldOn: PlainDate): number => Math.max(0, daysBetween(due, heldOn))

/** 'overdue by 1 day'. */
export const sayOverdue = (days: number): string => `overdue by ${sayDays(days)}`

/** 'on time' or '5 days late'. */
export const sayLate = (days: number): string => (days === 0 ? 'on time' : `${sayDays(days)} late`)
