import { test } from 'node:test'
import fc from 'fast-check'
import { anyDayBetween } from '#test/support/any-dates.ts'
import { assert } from '#test/support/assert.ts'
import { addDays, byDay, day, daysBetween, isAfter, isBefore, isSameDay } from './plain-date.ts'

const anyDay = anyDayBetween('0001-01-01', '9999-12-31')

test('§1 days are compared, counted and added to as the calendar of the language has them, in any year and in any order asked', () => {
  fc.assert(
    fc.property(anyDay, anyDay, fc.integer({ min: -800, max: 800 }), (one, other, days) => {
      const order = Temporal.PlainDate.compare(one, other)
      assert.deepEqual(
        [
          isBefore(one, other),
          isAfter(one, other),
          isSameDay(one, other),
          Math.sign(byDay({ on: one }, { on: other })),
        ],
        [order < 0, order > 0, one.equals(other), order],
      )
      assert.equal(daysBetween(one, other), one.until(other, { largestUnit: 'days' }).days)
      assert.equal(String(addDays(one, days)), String(one.add({ days })))
    }),
    { numRuns: 2000 },
  )
})

test('§1 a day is added to over a leap day, a year’s end and the clocks’ changes; a part of a day is refused', () => {
  assert.equal(String(addDays(day('2028-02-28'), 1)), '2028-02-29')
  assert.equal(String(addDays(day('2027-01-01'), -1)), '2026-12-31')
  assert.equal(String(addDays(day('2026-03-28'), 2)), '2026-03-30')
  assert.equal(daysBetween(day('2026-10-24'), day('2026-10-26')), 2)
  assert.throws(() => addDays(day('2026-10-24'), 0.5), RangeError)
})
