import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { sayAge, sayAgeOrDue } from './age.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-23')

test('FAM-01 a child’s age is said in the unit people use for it', () => {
  const table: readonly (readonly [string, string])[] = [
    ['2026-11-20', '0 weeks'],
    ['2026-11-16', '1 week'],
    ['2026-08-24', '13 weeks'],
    ['2026-08-23', '3 months'],
    ['2025-01-01', '22 months'],
    ['2024-11-24', '23 months'],
    ['2024-11-23', '2'],
    ['2019-11-24', '6'],
    ['2019-11-23', '7'],
  ]
  for (const [bornOn, words] of table) assert.equal(sayAge(day(bornOn), today), words, bornOn)
})

test('FAM-03 an unborn child has the expected date instead of an age', () => {
  assert.equal(sayAgeOrDue({ bornOn: null, expectedDeliveryOn: day('2027-01-08') }, today), 'due 8 Jan')
  assert.equal(sayAgeOrDue({ bornOn: null, expectedDeliveryOn: null }, today), 'age not recorded')
})
