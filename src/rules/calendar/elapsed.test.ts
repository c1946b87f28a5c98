import { test } from 'node:test'
import fc from 'fast-check'
import { anyPublishedDay } from '#test/support/any-dates.ts'
import { assert } from '#test/support/assert.ts'
import { daysLate, daysOverdue, elapsed, sayElapsed, sayElapsedInFull, sayLate, sayOverdue } from './elapsed.ts'
import { day } from './plain-date.ts'

const dayZero = day('2026-09-07')
const table: readonly (readonly [number, string, string])[] = [
  [-3, 'starts in 0w 3d', 'Starts in 0 weeks 3 days'],
  [0, '0w 0d', '0 weeks 0 days'],
  [1, '0w 1d', '0 weeks 1 day'],
  [49, '7w 0d', '7 weeks 0 days'],
  [83, '11w 6d', '11 weeks 6 days'],
  [84, '12w 0d', '12 weeks 0 days'],
  [85, '12w 1d', '12 weeks 1 day'],
]
for (const [days, short, full] of table) {
  test(`PP-02 day ${days} shows ${short}`, () => {
    const since = elapsed(dayZero, dayZero.add({ days }))
    assert.equal(sayElapsed(since), short)
    assert.equal(sayElapsedInFull(since), full)
  })
}

test('PP-02 a date is overdue from the day after, and held late stays a count of days', () => {
  const limit = day('2026-11-30')
  assert.equal(daysOverdue(limit, day('2026-11-29')), 0)
  assert.equal(daysOverdue(limit, limit), 0)
  assert.equal(sayOverdue(daysOverdue(limit, day('2026-12-01'))), 'overdue by 1 day')
  assert.equal(sayLate(daysLate(limit, day('2026-11-23'))), 'on time')
  assert.equal(sayLate(daysLate(limit, day('2026-12-07'))), '7 days late')
})

test('PP-02 weeks and days always add up to the days gone by', () => {
  fc.assert(
    fc.property(anyPublishedDay, fc.integer({ min: -200, max: 800 }), (from, days) => {
      const since = elapsed(from, from.add({ days }))
      assert.equal(since.weeks * 7 + since.days, Math.abs(days))
      assert.ok(since.days < 7)
      assert.equal(since.ahead, days < 0)
    }),
  )
})
