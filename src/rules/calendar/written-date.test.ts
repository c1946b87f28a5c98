import { test } from 'node:test'
import fc from 'fast-check'
import { anyDayBetween, anyPublishedDay } from '#test/support/any-dates.ts'
import { assert } from '#test/support/assert.ts'
import { day } from './plain-date.ts'
import { sayDate, sayDateInFull } from './say-date.ts'
import { readWrittenDate, sayWritten, writeDate } from './written-date.ts'

const read = (text: string): string | null => {
  const date = readWrittenDate(text, 'Decision date')
  if (!date.ok) return date.because
  return date.value === null ? null : date.value.toString()
}

const written: readonly (readonly [string, string | null])[] = [
  ['7/9/2026', '2026-09-07'],
  [' 07.09.2026 ', '2026-09-07'],
  ['7 9 2026', '2026-09-07'],
  ['7-9-2026', '2026-09-07'],
  ['2026-09-07', '2026-09-07'],
  ['7 september 2026', '2026-09-07'],
  ['7th Sept 2026', '2026-09-07'],
  ['Monday, 7 SEP 2026', '2026-09-07'],
  ['29 Feb 2028', '2028-02-29'],
  ['', null],
  ['   ', null],
  ['29/2/2026', 'Decision date must be a real date, like 19 10 2026'],
  ['13/13/2026', 'Decision date must be a real date, like 19 10 2026'],
  ['7/9', 'Decision date must include a year'],
  ['7/9/26', '2026-09-07'],
  ['7.9.2026', '2026-09-07'],
  ['7 Sep 26', '2026-09-07'],
  ['//', null],
  ['7//2026', 'Decision date must include a month'],
  ['/9/2026', 'Decision date must include a day'],
  ['asap', 'Decision date must include a month and a year'],
  ['7/9/2026 or 8/9/2026', 'Decision date must be a real date, like 19 10 2026'],
  ['+275760-09-13', 'Decision date must be a real date, like 19 10 2026'],
]
for (const [text, answer] of written) {
  test(`PP-02 ‘${text}’ is read as ${answer ?? 'nothing'}`, () => assert.equal(read(text), answer))
}

test('PP-02 every way we say a date can be typed back', () => {
  fc.assert(
    fc.property(anyPublishedDay, (date) => {
      for (const said of [
        sayDate(date),
        sayDateInFull(date),
        date.toString(),
        `${date.day}/${date.month}/${date.year}`,
      ]) {
        assert.equal(read(said), date.toString())
      }
    }),
  )
})

test('PP-02 whatever is typed, a sentence or a date comes back', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => assert.notEqual(read(text), undefined)))
})

test('SEC-05 every date shown in its box is read back as the same date', () => {
  fc.assert(
    fc.property(anyDayBetween('1900-01-01', '2199-12-31'), (date) => {
      assert.equal(read(writeDate(date)), date.toString())
    }),
  )
})

test('SEC-05 no date is shown as an empty box; what is no date is said as it was typed', () => {
  assert.equal(writeDate(null), '')
  assert.equal(writeDate(day('2026-10-09')), '9/10/2026')
  assert.deepEqual(['9/10/26', '', '31/2/2026'].map(sayWritten), ['Fri 9 Oct 2026', '', '31/2/2026'])
})
