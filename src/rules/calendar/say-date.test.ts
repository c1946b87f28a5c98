import { test } from 'node:test'
import fc from 'fast-check'
import { anyPublishedDay } from '#test/support/any-dates.ts'
import { assert } from '#test/support/assert.ts'
import { day } from './plain-date.ts'
import * as say from './say-date.ts'

test('PP-10 dates are said in the house’s words', () => {
  assert.equal(say.sayDate(day('2026-10-19')), 'Mon 19 Oct 2026')
  assert.equal(say.sayDate(day('2026-09-02')), 'Wed 2 Sep 2026')
  assert.equal(say.sayDateInFull(day('2028-02-29')), 'Tuesday 29 February 2028')
  assert.equal(say.sayDateWithoutYear(day('2026-11-22')), 'Sun 22 Nov')
  assert.equal(say.sayDateInFullWithoutYear(day('2026-10-19')), 'Monday 19 October')
  assert.equal(say.sayDayAndMonth(day('2027-01-08')), '8 Jan')
})

test('PP-10 the words name the same day as the calendar of the platform', () => {
  const format = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  fc.assert(
    fc.property(anyPublishedDay, (date) => {
      assert.equal(say.sayDateInFull(date), date.toLocaleString('en-GB', format).replace(',', ''))
    }),
  )
})
