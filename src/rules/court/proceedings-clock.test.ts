import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { proceedingsClock, sayWeek26 } from './proceedings-clock.ts'

const issued = { issuedOn: day('2026-12-11'), endedOn: null }

test('CT-01 proceedings are overdue from the day after their 26 weeks, in days', () => {
  const on = (iso: string) => proceedingsClock(issued, day(iso), 'statute')
  assert.deepEqual([on('2027-06-10')?.weeks, on('2027-06-10')?.overdue], ['25w 6d', null])
  assert.equal(on('2027-06-10')?.week26.toString(), '2027-06-10')
  assert.deepEqual([on('2027-06-13')?.weeks, on('2027-06-13')?.overdue], ['26w 2d', 'overdue by 3 days'])
  assert.equal(
    on('2027-06-13')?.sentence,
    '26 weeks 2 days since issue. The 26-week date was Thursday 10 June 2027: overdue by 3 days.',
  )
})

test('CT-01 a case not issued has no clock, and one that ended counts to its end and is never overdue', () => {
  assert.equal(proceedingsClock({ issuedOn: null, endedOn: null }, day('2027-01-01'), 'statute'), null)
  assert.equal(proceedingsClock(issued, day('2026-12-10'), 'statute'), null)
  const ended = proceedingsClock({ ...issued, endedOn: day('2027-07-01') }, day('2028-01-01'), 'statute')
  assert.deepEqual([ended?.weeks, ended?.overdue], ['28w 6d', null])
})

test('CT-01 by the portal’s convention the 26 weeks end a day later, and are overdue a day later', () => {
  const on = (iso: string) => proceedingsClock(issued, day(iso), 'portal')
  const [last, after] = [on('2027-06-11'), on('2027-06-12')]
  assert.ok(last !== null && after !== null)
  assert.equal(sayWeek26(last), '26 weeks end Fri 11 Jun 2027')
  assert.equal(sayWeek26(after), '26-week date overdue by 1 day')
})
