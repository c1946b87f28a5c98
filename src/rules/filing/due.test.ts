import { test } from 'node:test'
import { bankHolidays, englandAndWales, published } from '#rules/calendar/england-and-wales.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { calendarOf } from '#rules/calendar/working-days.ts'
import { assert } from '#test/support/assert.ts'
import { filingDueOn } from './due.ts'

const table: readonly (readonly [string, string])[] = [
  ['2026-10-19', '2026-10-20'],
  ['2026-11-30', '2026-12-01'],
  ['2026-12-24', '2026-12-29'],
  ['2026-04-02', '2026-04-07'],
]
for (const [heldOn, dueOn] of table) {
  test(`FI-02 a meeting on ${heldOn} is filed by ${dueOn}`, () => {
    assert.equal(filingDueOn(englandAndWales, day(heldOn)).toString(), dueOn)
  })
}

test('FI-02 filing skips the authority’s closure days', () => {
  const closed = calendarOf(bankHolidays, [{ on: day('2026-10-20'), title: 'Council closed' }], published)
  assert.equal(filingDueOn(closed, day('2026-10-19')).toString(), '2026-10-21')
})
