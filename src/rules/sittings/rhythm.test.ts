import { test } from 'node:test'
import fc from 'fast-check'
import { bankHolidays, englandAndWales, published } from '#rules/calendar/england-and-wales.ts'
import { day, isBefore, mondayOf } from '#rules/calendar/plain-date.ts'
import { calendarOf, isOpenDay } from '#rules/calendar/working-days.ts'
import { anyRhythmAbout } from '#test/support/any-rhythm.ts'
import { assert } from '#test/support/assert.ts'
import { comingMeetings } from './coming-meetings.ts'
import { proposedSitting } from './proposed-sitting.ts'
import { type Rhythm, usualDaysOfWeek } from './rhythm.ts'
import { type KeptSitting, sittingPlan, sittingsBetween } from './sittings.ts'
import { unlikelyMeetingDays } from './unlikely-dates.ts'

const planOf = (rhythm: Rhythm, kept: readonly KeptSitting[] = [], calendar = englandAndWales) =>
  sittingPlan({ rhythm, holidayRule: 'next-working-day', placement: 'on-or-before' }, calendar, kept)
const datesOf = (plan: ReturnType<typeof planOf>, from: string, to: string) =>
  sittingsBetween(plan, day(from), day(to)).map(({ on }) => on.toString())
const cancelled = (on: string, dayAlone: boolean): KeptSitting => ({
  ...{ on: day(on), standsFor: day(on), dayAlone, byHand: false },
  state: 'cancelled',
})

const fortnightly: Rhythm = { kind: 'fortnightly', countsFrom: day('2026-12-14') }
const severalDays = (...weekdays: number[]): Rhythm => ({ kind: 'several-days', weekdays })
const listed = (...isos: string[]): Rhythm => ({ kind: 'listed', dates: isos.map(day) })

test('TM-01 every second week is counted before and after its day; pushed by a bank holiday it stays that fortnight’s', () => {
  const plan = planOf(fortnightly)
  assert.deepEqual(datesOf(plan, '2026-11-30', '2027-01-31'), [
    ...['2026-11-30', '2026-12-14', '2026-12-29', '2027-01-11', '2027-01-25'],
  ])
  const [pushed] = sittingsBetween(plan, day('2026-12-29'), day('2026-12-29'))
  assert.equal(pushed?.normallyOn.toString(), '2026-12-28')
})

test('TM-01 on several days a week a meeting that is pushed onto the next one’s day is that one', () => {
  assert.deepEqual(datesOf(planOf(severalDays(1, 2)), '2026-12-21', '2027-01-05'), [
    ...['2026-12-21', '2026-12-22', '2026-12-29', '2027-01-04', '2027-01-05'],
  ])
  const closed = calendarOf(bankHolidays, [{ on: day('2026-12-10'), title: 'Council closed' }], published)
  assert.deepEqual(datesOf(planOf(severalDays(4, 1), [], closed), '2026-12-07', '2026-12-17'), [
    ...['2026-12-07', '2026-12-11', '2026-12-14', '2026-12-17'],
  ])
})

test('P4 a listed date stands as it was typed, on a bank holiday and a closure day too', () => {
  const closed = calendarOf(bankHolidays, [{ on: day('2027-01-05'), title: 'Council closed' }], published)
  const plan = planOf(listed('2027-01-05', '2026-12-28'), [], closed)
  assert.deepEqual(datesOf(plan, '2026-01-01', '2027-12-31'), ['2026-12-28', '2027-01-05'])
  assert.deepEqual(
    unlikelyMeetingDays(closed, [day('2026-12-28'), day('2027-01-05'), day('2027-01-06')], day('2026-12-01')),
    [
      'Mon 28 Dec 2026 is a bank holiday (Boxing Day (substitute day))',
      'Tue 5 Jan 2027 is a closure day (Council closed)',
    ],
  )
  assert.deepEqual(unlikelyMeetingDays(closed, [day('2029-01-08')], day('2026-12-01')), [
    'Mon 8 Jan 2029 is more than two years ahead',
  ])
})

test('P4 a week’s cancelled meeting stays cancelled when the series changes its day; one of several days was that day’s alone', () => {
  const week = [cancelled('2026-12-07', false)]
  assert.deepEqual(datesOf(planOf({ kind: 'weekly', weekday: 3 }, week), '2026-12-07', '2026-12-16'), ['2026-12-16'])
  assert.deepEqual(datesOf(planOf(severalDays(2, 4), week), '2026-12-07', '2026-12-10'), ['2026-12-10'])
  assert.deepEqual(datesOf(planOf(severalDays(1, 4), week), '2026-12-07', '2026-12-10'), ['2026-12-10'])
  assert.deepEqual(datesOf(planOf(listed('2026-12-08'), week), '2026-12-07', '2026-12-10'), ['2026-12-08'])
  const alone = [cancelled('2026-12-10', true)]
  assert.deepEqual(datesOf(planOf({ kind: 'weekly', weekday: 5 }, alone), '2026-12-07', '2026-12-11'), ['2026-12-11'])
  assert.deepEqual(datesOf(planOf({ kind: 'weekly', weekday: 4 }, alone), '2026-12-07', '2026-12-17'), ['2026-12-17'])
})

test('PP-03 a review is proposed by the same rule whatever the rhythm', () => {
  const proposed = (rhythm: Rhythm) =>
    proposedSitting(planOf(rhythm), day('2026-12-11'), day('2026-10-30'))?.on.toString() ?? null
  assert.equal(proposed(fortnightly), '2026-11-30')
  assert.equal(proposed(severalDays(1, 4)), '2026-12-10')
  assert.equal(proposed(listed('2026-11-18', '2026-12-18')), '2026-11-18')
  assert.equal(proposed(listed('2026-12-18')), null)
})

test('TM-01 the dates ahead of a list are those that are left of it', () => {
  const plan = planOf(listed('2026-12-01', '2026-12-18', '2027-11-02'))
  const ahead = comingMeetings(plan, [], day('2026-12-07'), 12).map(({ on, kind }) => `${on.toString()} ${kind}`)
  assert.deepEqual(ahead, ['2026-12-18 meets', '2027-11-02 meets'])
})

test('TM-01 whatever the rhythm, a series sits for its usual days alone, in order, each once, on open days but for a list', () => {
  fc.assert(
    fc.property(anyRhythmAbout(day('2027-01-04')), (rhythm) => {
      const sittings = sittingsBetween(planOf(rhythm), day('2026-11-01'), day('2027-06-30'))
      sittings.forEach(({ on, normallyOn }, at) => {
        assert.ok(usualDaysOfWeek(rhythm, mondayOf(normallyOn)).some((usual) => usual.equals(normallyOn)))
        assert.ok(rhythm.kind === 'listed' ? on.equals(normallyOn) : isOpenDay(englandAndWales, on))
        const before = sittings[at - 1]
        assert.ok(before === undefined || (isBefore(before.on, on) && isBefore(before.normallyOn, normallyOn)))
      })
    }),
  )
})
