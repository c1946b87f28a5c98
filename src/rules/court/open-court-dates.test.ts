import { test } from 'node:test'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { usualConventions } from './court-counting.ts'
import { openCourtDates, openReportDate } from './open-court-dates.ts'

const plainly = { calendar: englandAndWales, ...usualConventions }

test('CT-01 the working-day dates of a case: the Outline’s Days and what is due before each hearing', () => {
  const dates = openCourtDates(plainly, {
    issuedOn: day('2026-12-11'),
    hearings: [
      { kind: 'case-management', heldOn: day('2027-01-07') },
      { kind: 'issues-resolution', heldOn: day('2027-03-31') },
      { kind: 'judgment', heldOn: day('2027-05-04') },
    ],
  })
  assert.deepEqual(
    dates.map(({ on }) => on?.toString()),
    [
      ...['2026-12-14', '2026-12-30', '2027-01-08', '2027-01-19'],
      ...['2027-01-05', '2027-01-06'],
      ...['2027-03-18', '2027-03-30'],
      '2027-04-30',
    ],
  )
  assert.equal(openReportDate(englandAndWales, day('2027-05-02')).on?.toString(), '2027-04-30')
})

test('CT-01 counted by clear days the advocates meet a day earlier; nothing else moves', () => {
  const hearings = [{ kind: 'case-management', heldOn: day('2027-01-07') }]
  const dates = openCourtDates({ ...plainly, daysBefore: 'clear' }, { issuedOn: null, hearings })
  assert.deepEqual(
    dates.map(({ on }) => on?.toString()),
    ['2027-01-04', '2027-01-06'],
  )
})
