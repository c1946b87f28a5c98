import fc from 'fast-check'
import { day, daysBetween, type PlainDate } from '#rules/calendar/plain-date.ts'

/** Any day of a period, for properties; shrinks towards its first. */
export const anyDayBetween = (first: string, last: string): fc.Arbitrary<PlainDate> =>
  fc.integer({ min: 0, max: daysBetween(day(first), day(last)) }).map((days) => day(first).add({ days }))

/** Any day for which bank holidays are published, with room for a count on either side. */
export const anyPublishedDay = anyDayBetween('2025-02-01', '2028-06-30')

/** Days on which counts have gone wrong before: clocks changing, bank holidays and their substitutes, leap day, year ends. */
export const awkwardDays = [
  ...['2026-03-28', '2026-03-29', '2026-10-25', '2026-04-03', '2026-04-06', '2026-05-25', '2026-08-31'],
  ...['2026-12-24', '2026-12-25', '2026-12-28', '2026-12-31', '2027-01-01', '2027-12-27', '2028-01-03'],
  ...['2028-02-28', '2028-02-29', '2028-03-01', '2028-12-26'],
].map(day)
