import fc from 'fast-check'
import { addDays, mondayOf, type PlainDate } from '#rules/calendar/plain-date.ts'
import type { Rhythm } from '#rules/sittings/rhythm.ts'

const anyWeekday = fc.integer({ min: 1, max: 5 })

/** Every rhythm that a series can have; what is counted or listed lies within a year of a day. */
export const anyRhythmAbout = (about: PlainDate): fc.Arbitrary<Rhythm> => {
  const anyDay = fc
    .record({ week: fc.integer({ min: -26, max: 26 }), weekday: anyWeekday })
    .map(({ week, weekday }) => addDays(mondayOf(about), week * 7 + weekday - 1))
  return fc.oneof(
    anyWeekday.map((weekday): Rhythm => ({ kind: 'weekly', weekday })),
    anyDay.map((countsFrom): Rhythm => ({ kind: 'fortnightly', countsFrom })),
    fc.subarray([1, 2, 3, 4, 5], { minLength: 2 }).map((weekdays): Rhythm => ({ kind: 'several-days', weekdays })),
    fc
      .uniqueArray(anyDay, { minLength: 1, maxLength: 60, selector: (date) => date.toString() })
      .map((dates): Rhythm => ({ kind: 'listed', dates })),
  )
}
