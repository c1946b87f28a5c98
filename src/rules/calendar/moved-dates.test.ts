import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { movedDates, type OpenDate } from './moved-dates.ts'
import { day } from './plain-date.ts'

const today = day('2026-11-20')
const date = (what: string, on: string | null, note: string | null = null): OpenDate => ({
  what,
  note,
  on: on === null ? null : day(on),
})
const said = (before: readonly OpenDate[], after: readonly OpenDate[]) =>
  movedDates(before, after, today).map(
    ({ what, from, to, note }) => `${what}: ${String(from)} → ${String(to)}${note === null ? '' : ` (${note})`}`,
  )

test('SET-04 only dates that move are told, from where to where', () => {
  assert.deepEqual(
    said(
      [date('Midpoint', '2026-12-07'), date('Final', '2027-01-18')],
      [date('Midpoint', '2026-12-07'), date('Final', '2027-01-19', 'After the 12-week date')],
    ),
    ['Final: 2027-01-18 → 2027-01-19 (After the 12-week date)'],
  )
})

test('SET-04 dates that are over stay unmentioned; one that comes back from the past is told', () => {
  assert.deepEqual(said([date('Day 2', '2026-11-18')], [date('Day 2', '2026-11-19')]), [])
  assert.deepEqual(said([date('Day 2', '2026-11-19')], [date('Day 2', '2026-11-20')]), [
    'Day 2: 2026-11-19 → 2026-11-20',
  ])
})

test('PP-03 a review that loses its meeting, or gets one, is told', () => {
  assert.deepEqual(said([date('Final', '2026-12-07')], [date('Final', null, 'No meeting fits')]), [
    'Final: 2026-12-07 → null (No meeting fits)',
  ])
  assert.deepEqual(said([date('Final', null)], [date('Final', null)]), [])
})
