import { sayDays } from './elapsed.ts'
import { daysBetween, type PlainDate } from './plain-date.ts'
import { sayDate } from './say-date.ts'
import { bankHolidaysSkipped, workingDaysBetween, type Calendar } from './working-days.ts'

/**
 * Why a date is the date it is (PP-10): what it is called, the day (null when there is none), the event and day it counts from, the
 * rule in words, the days counted or skipped, and whether it may still change because bank holidays aren't published that far.
 */
export type DateReason = {
  readonly what: string
  readonly on: PlainDate | null
  readonly from: string
  readonly rule: string
  readonly counted: string
  readonly isProvisional: boolean
}

/** '42 days, weekends and bank holidays counted'. */
export const sayCountedDays = (from: PlainDate, to: PlainDate): string =>
  `${sayDays(daysBetween(from, to))}, weekends and bank holidays counted`

const sayWorkingDays = (days: number): string => `${days} working day${days === 1 ? '' : 's'}`

/** '11 working days; weekends and 2 bank holidays skipped: Fri 25 Dec 2026 (Christmas Day), …'. */
export function sayCountedWorkingDays(calendar: Calendar, from: PlainDate, to: PlainDate): string {
  const skipped = bankHolidaysSkipped(calendar, from, to)
  const count = sayWorkingDays(workingDaysBetween(calendar, from, to))
  if (skipped.length === 0) return `${count}; weekends skipped, no bank holiday between`
  const holidays = skipped.map(({ on, title }) => `${sayDate(on)} (${title})`).join(', ')
  return `${count}; weekends and ${skipped.length} bank holiday${skipped.length === 1 ? '' : 's'} skipped: ${holidays}`
}
