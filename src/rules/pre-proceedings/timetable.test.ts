import { test } from 'node:test'
import fc from 'fast-check'
import { anyPublishedDay, awkwardDays } from '#test/support/any-dates.ts'
import { day, daysBetween } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import {
  ceiling,
  earliestMidpoint,
  midpointPoint,
  readyBeforeBirth,
  startOfClock,
  twelveWeekDate,
} from './timetable.ts'

const examples: readonly (readonly [
  title: string,
  decision: string,
  midpoint: string,
  limit: string,
  ceiling: string,
])[] = [
  ['plain', '2026-09-07', '2026-10-19', '2026-11-30', '2026-12-28'],
  ['Easter', '2027-01-04', '2027-02-15', '2027-03-29', '2027-04-26'],
  ['spring bank holiday', '2026-04-13', '2026-05-25', '2026-07-06', '2026-08-03'],
  ['late sibling, the first two', '2026-10-05', '2026-11-16', '2026-12-28', '2027-01-25'],
  ['late sibling, the baby', '2026-11-18', '2026-12-30', '2027-02-10', '2027-03-10'],
]
for (const [title, decision, midpoint, limit, maximum] of examples) {
  test(`PP-02 ${title}: decided ${decision}`, () => {
    const dayZero = day(decision)
    assert.equal(midpointPoint(dayZero).toString(), midpoint)
    assert.equal(twelveWeekDate(dayZero).toString(), limit)
    assert.equal(ceiling(dayZero).toString(), maximum)
  })
}

test('PP-02 the dates are never rolled: always the same weekday as day 0', () => {
  const holds = (dayZero: Temporal.PlainDate) => {
    assert.equal(daysBetween(dayZero, midpointPoint(dayZero)), 42)
    assert.equal(daysBetween(dayZero, twelveWeekDate(dayZero)), 84)
    assert.equal(daysBetween(dayZero, ceiling(dayZero)), 112)
    assert.equal(ceiling(dayZero).dayOfWeek, dayZero.dayOfWeek)
  }
  fc.assert(fc.property(anyPublishedDay, holds))
  awkwardDays.forEach(holds)
})

test('PP-02 a midpoint needs a reason before day 28; a baby’s plan is ready 28 days before the expected date', () => {
  assert.equal(earliestMidpoint(day('2026-09-07')).toString(), '2026-10-05')
  assert.equal(readyBeforeBirth(day('2027-01-08')).toString(), '2026-12-11')
})

test('PP-02 until the chosen event happens the dates run provisionally from the decision', () => {
  const decided = { decidedOn: day('2026-09-07'), letterSentOn: null, firstMeetingOn: day('2026-09-21') }
  const start = (clockStartsWith: 'decision' | 'letter' | 'first-meeting') => {
    const { on, from, provisional } = startOfClock({ ...decided, clockStartsWith })
    return [on.toString(), from, provisional]
  }
  assert.deepEqual(start('decision'), ['2026-09-07', 'decision', false])
  assert.deepEqual(start('letter'), ['2026-09-07', 'decision', true])
  assert.deepEqual(start('first-meeting'), ['2026-09-21', 'first-meeting', false])
})
