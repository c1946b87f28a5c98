import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { updateAsked, updateDue, usualUpdateDeadline } from './update-due.ts'

test('PP-11 before a Monday’s meeting the update is asked for on the Monday before and due on Thursday at noon; a bank holiday doesn’t count', () => {
  const due = (on: string, deadline = usualUpdateDeadline) => {
    const { askedFrom, by, at } = updateDue(englandAndWales, deadline, day(on))
    return [askedFrom.toString(), by.toString(), at.toString({ smallestUnit: 'minute' })]
  }
  assert.deepEqual(due('2026-12-07'), ['2026-11-30', '2026-12-03', '12:00'])
  // Easter Monday's meeting is on Tuesday 30 March 2027; Good Friday is 26 March.
  assert.deepEqual(due('2027-03-30'), ['2027-03-19', '2027-03-24', '12:00'])
  assert.deepEqual(due('2026-12-07', { workingDays: 1, atTime: '17:00' }), ['2026-12-01', '2026-12-04', '17:00'])
})

test('PP-11 a missing update is asked for from its day on, and late at its hour', () => {
  const due = updateDue(englandAndWales, usualUpdateDeadline, day('2026-12-07'))
  const at = (moment: string) => updateAsked(due, Temporal.PlainDateTime.from(moment))
  assert.deepEqual(
    ['2026-11-29T23:59', '2026-11-30T00:00', '2026-12-03T11:59', '2026-12-03T12:00', '2026-12-07T09:00'].map(at),
    ['not-yet', 'asked', 'asked', 'late', 'late'],
  )
})
