import { test } from 'node:test'
import fc from 'fast-check'
import { anyPublishedDay, awkwardDays } from '#test/support/any-dates.ts'
import { bankHolidays, englandAndWales, published } from '#rules/calendar/england-and-wales.ts'
import { day, daysBetween, isAfter, isBefore, mondayOf } from '#rules/calendar/plain-date.ts'
import { calendarOf, isBankHoliday, isOpenDay } from '#rules/calendar/working-days.ts'
import { midpointPoint, twelveWeekDate } from '#rules/pre-proceedings/timetable.ts'
import { assert } from '#test/support/assert.ts'
import { dayForExtraMeeting } from './extra-meeting.ts'
import { firstSittingOnOrAfter, lastSittingOnOrBefore, proposedSitting } from './proposed-sitting.ts'
import {
  plainMondays,
  sittingPlan,
  sittingsBetween,
  takesFrom,
  type KeptSitting,
  type MeetingSeries,
} from './sittings.ts'

const plain = plainMondays(englandAndWales)
const mondays: MeetingSeries = {
  rhythm: { kind: 'weekly', weekday: 1 },
  holidayRule: 'next-working-day',
  placement: 'on-or-before',
}
const closedOn = (...isos: string[]) =>
  calendarOf(
    bankHolidays,
    isos.map((iso) => ({ on: day(iso), title: 'Council closed' })),
    published,
  )
const standsFor = (on: string) => mondayOf(day(on))
const moved = (from: string, on: string): KeptSitting => ({
  on: day(on),
  standsFor: standsFor(from),
  byHand: true,
  state: 'planned',
})
const extra = (on: string): KeptSitting => ({ on: day(on), standsFor: null, byHand: true, state: 'planned' })
const cancelled = (on: string): KeptSitting => ({
  on: day(on),
  standsFor: standsFor(on),
  byHand: false,
  state: 'cancelled',
})
const datesOf = (plan: typeof plain, from: string, to: string) =>
  sittingsBetween(plan, day(from), day(to)).map(({ on }) => on.toString())
const proposed = (plan: typeof plain, point: string, after: string) =>
  proposedSitting(plan, day(point), day(after))?.on.toString() ?? null

test('TM-01 a plain series sits each Monday; a bank-holiday Monday sits on the next working day', () => {
  assert.deepEqual(datesOf(plain, '2026-05-11', '2026-06-01'), ['2026-05-11', '2026-05-18', '2026-05-26', '2026-06-01'])
  assert.deepEqual(datesOf(plain, '2026-12-21', '2027-01-04'), ['2026-12-21', '2026-12-29', '2027-01-04'])
  assert.deepEqual(datesOf(plain, '2027-12-27', '2027-12-31'), ['2027-12-29'])
})

test('TM-01 by the other setting a bank-holiday Monday isn’t held', () => {
  const plan = sittingPlan({ ...mondays, holidayRule: 'not-held' }, englandAndWales, [])
  assert.deepEqual(datesOf(plan, '2026-05-18', '2026-06-01'), ['2026-05-18', '2026-06-01'])
})

test('PP-03 on a closure day the meeting moves to the next open working day of that week, else isn’t held', () => {
  const plan = sittingPlan(mondays, closedOn('2026-12-07', '2026-12-29', '2026-12-30', '2026-12-31'), [])
  assert.deepEqual(
    sittingsBetween(plan, day('2026-12-01'), day('2027-01-04')).map(({ on, because }) => `${on.toString()} ${because}`),
    ['2026-12-08 closure-day', '2026-12-14 series', '2026-12-21 series', '2027-01-04 series'],
  )
})

test('TM-01 moved, extra and cancelled meetings override the series, once each', () => {
  const kept = [moved('2026-11-09', '2026-11-11'), extra('2026-11-19'), cancelled('2026-11-23'), extra('2026-11-16')]
  const plan = sittingPlan(mondays, englandAndWales, kept)
  assert.deepEqual(datesOf(plan, '2026-11-02', '2026-11-30'), [
    ...['2026-11-02', '2026-11-11', '2026-11-16', '2026-11-19', '2026-11-30'],
  ])
  const both = sittingPlan(mondays, englandAndWales, [
    { ...moved('2026-11-09', '2026-11-11'), state: 'cancelled' },
    moved('2026-05-25', '2026-05-28'),
  ])
  assert.deepEqual(datesOf(both, '2026-11-03', '2026-11-16'), ['2026-11-16'])
  assert.deepEqual(datesOf(both, '2026-05-19', '2026-05-31'), ['2026-05-28'])
})

test('TM-01 a Friday series passes Easter', () => {
  const plan = sittingPlan({ ...mondays, rhythm: { kind: 'weekly', weekday: 5 } }, englandAndWales, [])
  assert.deepEqual(datesOf(plan, '2026-03-27', '2026-04-10'), ['2026-03-27', '2026-04-07', '2026-04-10'])
})

const examples: readonly (readonly [title: string, point: string, dayZero: string, sitting: string | null])[] = [
  ['plain midpoint', '2026-10-19', '2026-09-07', '2026-10-19'],
  ['plain final', '2026-11-30', '2026-09-07', '2026-11-30'],
  ['plain 16-week maximum on a bank holiday', '2026-12-28', '2026-09-07', '2026-12-21'],
  ['Easter final', '2027-03-29', '2027-01-04', '2027-03-22'],
  ['spring bank holiday midpoint', '2026-05-25', '2026-04-13', '2026-05-18'],
  ['nothing between day 0 and the point', '2026-09-13', '2026-09-07', null],
  ['a point that isn’t after day 0', '2026-09-07', '2026-09-07', null],
]
for (const [title, point, dayZero, sitting] of examples) {
  test(`PP-03 ${title} is proposed for ${sitting ?? 'no meeting, flagged'}`, () => {
    assert.equal(proposed(plain, point, dayZero), sitting)
  })
}

test('PP-03 by setting the nearest meeting, the earlier of two, or the first on or after', () => {
  const nearest = sittingPlan({ ...mondays, placement: 'nearest' }, englandAndWales, [])
  const after = sittingPlan({ ...mondays, placement: 'on-or-after' }, englandAndWales, [])
  assert.equal(proposed(nearest, '2026-05-25', '2026-04-13'), '2026-05-26')
  assert.equal(proposed(nearest, '2026-10-22', '2026-09-10'), '2026-10-19')
  assert.equal(proposed(nearest, '2026-10-23', '2026-09-11'), '2026-10-26')
  const between = sittingPlan({ ...mondays, placement: 'nearest' }, englandAndWales, [extra('2026-10-23')])
  assert.equal(proposed(between, '2026-10-21', '2026-09-09'), '2026-10-19')
  assert.equal(proposed(after, '2026-05-25', '2026-04-13'), '2026-05-26')
  assert.equal(proposed(after, '2026-10-19', '2026-10-19'), '2026-10-26')
})

test('PP-03 cancelling a meeting re-proposes its reviews for the one before', () => {
  const plan = sittingPlan(mondays, englandAndWales, [cancelled('2026-10-19')])
  assert.equal(proposed(plan, '2026-10-19', '2026-09-07'), '2026-10-12')
})

test('PP-03 a long gap in the meetings is looked across, and a series that never sits is flagged', () => {
  const gap = Array.from({ length: 12 }, (_, week) => cancelled(day('2026-10-05').add({ weeks: week }).toString()))
  const plan = sittingPlan(mondays, englandAndWales, gap)
  assert.equal(proposed(plan, '2026-12-21', '2026-09-07'), '2026-09-28')
  assert.equal(firstSittingOnOrAfter(plan, day('2026-10-01'))?.on.toString(), '2026-12-29')
  const weekend = sittingPlan({ ...mondays, rhythm: { kind: 'weekly', weekday: 7 } }, englandAndWales, [])
  assert.equal(firstSittingOnOrAfter(weekend, day('2026-10-01')), null)
})

const holdsFor = (dayZero: Temporal.PlainDate) => {
  for (const point of [midpointPoint(dayZero), twelveWeekDate(dayZero)]) {
    const sitting = proposedSitting(plain, point, dayZero)
    assert.ok(sitting !== null, `a plain series has a meeting in six weeks: ${dayZero.toString()}`)
    assert.ok(!isAfter(sitting.on, point) && isAfter(sitting.on, dayZero))
    assert.ok(isOpenDay(englandAndWales, sitting.on))
    assert.ok(daysBetween(sitting.on, point) <= 13)
  }
}

test('PP-03 a proposed meeting is after day 0, on or before its point and never on a bank holiday', () => {
  fc.assert(fc.property(anyPublishedDay, holdsFor))
  awkwardDays.filter((date) => date.year < 2028).forEach(holdsFor)
})

test('TM-01 a series sits at most once for each weekday, in order, on open days, whatever is closed', () => {
  const anyClosures = fc.array(anyPublishedDay, { maxLength: 20 })
  fc.assert(
    fc.property(anyPublishedDay, anyClosures, fc.integer({ min: 1, max: 5 }), (from, closures, weekday) => {
      const calendar = calendarOf(
        bankHolidays,
        closures.map((on) => ({ on, title: 'Council closed' })),
        published,
      )
      const sittings = sittingsBetween(
        sittingPlan({ ...mondays, rhythm: { kind: 'weekly', weekday } }, calendar, []),
        from,
        from.add({ weeks: 20 }),
      )
      sittings.forEach(({ on, normallyOn }, at) => {
        assert.ok(isOpenDay(calendar, on))
        assert.equal(normallyOn.dayOfWeek, weekday)
        assert.ok(!isBefore(on, normallyOn))
        const previous = sittings[at - 1]
        assert.ok(previous === undefined || isBefore(previous.on, on))
      })
      // A bank holiday can move the last one out of the weeks looked at.
      if (closures.length === 0 && weekday < 5) assert.ok(sittings.length >= 19)
    }),
  )
})

test('PP-03 the last meeting on or before a day and the first on or after it agree', () => {
  fc.assert(
    fc.property(anyPublishedDay, (point) => {
      const after = point.subtract({ weeks: 30 })
      const before = lastSittingOnOrBefore(plain, point, after)
      const behind = firstSittingOnOrAfter(plain, point)
      assert.ok(before !== null && behind !== null)
      const between = sittingsBetween(plain, before.on, behind.on)
      assert.equal(between.length, before.on.equals(behind.on) ? 1 : 2)
      assert.equal(isBankHoliday(englandAndWales, behind.on), false)
    }),
  )
})

const closing = (kept: readonly KeptSitting[], ...isos: string[]) => sittingPlan(mondays, closedOn(...isos), kept)

test('TM-01 a meeting moved to where the calendar puts it anyway is held there: 29 → 30 → 29 December', () => {
  const back = sittingPlan(mondays, englandAndWales, [moved('2026-12-28', '2026-12-29')])
  assert.deepEqual(datesOf(back, '2026-12-21', '2027-01-04'), ['2026-12-21', '2026-12-29', '2027-01-04'])
  // And stays there when the bank holiday goes.
  const noHoliday = { ...englandAndWales, bankHolidays: new Map<string, string>() }
  const without = sittingPlan(mondays, noHoliday, [moved('2026-12-28', '2026-12-29')])
  assert.deepEqual(datesOf(without, '2026-12-28', '2026-12-31'), ['2026-12-29'])
})

test('TM-01 Monday 7 moved to Tuesday 8 is held on the 8th, also once Monday 7 is closed', () => {
  assert.deepEqual(datesOf(closing([moved('2026-12-07', '2026-12-08')], '2026-12-07'), '2026-12-07', '2026-12-14'), [
    ...['2026-12-08', '2026-12-14'],
  ])
})

test('TM-01 a cancelled meeting doesn’t come back when its day is closed, nor when the series moves within the week', () => {
  assert.deepEqual(datesOf(closing([cancelled('2026-12-07')], '2026-12-07'), '2026-12-07', '2026-12-14'), [
    '2026-12-14',
  ])
  const wednesdays = sittingPlan({ ...mondays, rhythm: { kind: 'weekly', weekday: 3 } }, englandAndWales, [
    cancelled('2026-12-07'),
  ])
  assert.deepEqual(datesOf(wednesdays, '2026-12-07', '2026-12-16'), ['2026-12-16'])
})

test('TM-01 an extra meeting on a day that another was moved away from is held', () => {
  const both = sittingPlan(mondays, englandAndWales, [moved('2026-12-07', '2026-12-10'), extra('2026-12-07')])
  assert.deepEqual(datesOf(both, '2026-12-07', '2026-12-14'), ['2026-12-07', '2026-12-10', '2026-12-14'])
})

test('TM-01 a cancelled extra meeting takes nothing from the week’s own, which the calendar puts on that day', () => {
  const gone: KeptSitting = { ...extra('2026-12-08'), state: 'cancelled' }
  assert.deepEqual(datesOf(closing([gone], '2026-12-07'), '2026-12-07', '2026-12-14'), ['2026-12-08', '2026-12-14'])
})

test('P4 once today’s meeting has ended, a review can be taken from tomorrow on', () => {
  const held: KeptSitting = { on: day('2026-11-23'), standsFor: day('2026-11-23'), byHand: false, state: 'held' }
  const plan = sittingPlan(mondays, englandAndWales, [held])
  assert.equal(takesFrom(plan, day('2026-11-23')).toString(), '2026-11-24')
  assert.equal(takesFrom(plain, day('2026-11-23')).toString(), '2026-11-23')
})

test('TM-01 an extra meeting is best on the last free open day by a review’s date; once that has passed, on the first from now on', () => {
  const best = (point: string, today: string) => dayForExtraMeeting(plain, day(point), day(today))?.toString()
  assert.equal(best('2026-11-29', '2026-11-24'), '2026-11-27')
  assert.equal(best('2026-11-23', '2026-11-20'), '2026-11-20')
  assert.equal(best('2026-12-28', '2026-12-24'), '2026-12-24')
  assert.equal(best('2026-11-10', '2026-11-23'), '2026-11-24')
})
