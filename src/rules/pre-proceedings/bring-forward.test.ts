import { test } from 'node:test'
import fc from 'fast-check'
import { anyDayBetween } from '#test/support/any-dates.ts'
import { assert } from '#test/support/assert.ts'
import { inWords } from '#test/support/in-words.ts'
import { episodeDecided } from '#test/support/episodes.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { day, isAfter, isBefore, mondayOf, type PlainDate } from '#rules/calendar/plain-date.ts'
import { type KeptSitting, sittingPlan, type SittingPlan } from '#rules/sittings/sittings.ts'
import { decideToBringForward, mayComeForward, meetingByItself, meetingsBefore } from './bring-forward.ts'
import { clockOf, type RunningClock } from './clock.ts'
import { clockSheet } from './clock-sheet.ts'
import { clockSentence } from './clock-words.ts'
import type { BroughtForward, Episode, EpisodeFacts } from './episode.ts'
import { usualServiceLevels } from './service-levels.ts'
import { sayWarning } from './warning-words.ts'

type Row = KeptSitting & { readonly id: number }
const mondays = {
  rhythm: { kind: 'weekly', weekday: 1 },
  holidayRule: 'next-working-day',
  placement: 'on-or-before',
} as const
const planWith = (...rows: readonly Row[]): SittingPlan => sittingPlan(mondays, englandAndWales, rows)
const writtenDown = (id: number, on: string, more: Partial<KeptSitting> = {}): Row => ({
  id,
  on: day(on),
  standsFor: mondayOf(day(on)),
  byHand: false,
  state: 'planned',
  ...more,
})
const toSeventh = (review: BroughtForward['review'], chosenOn = '2026-11-20'): BroughtForward => ({
  review,
  sittingId: 7,
  chosenOn: day(chosenOn),
  by: 'Dawn Pickering',
  why: 'The baby comes early.',
})
function running(episode: Episode, plan: SittingPlan, today: string | PlainDate): RunningClock {
  const on = typeof today === 'string' ? day(today) : today
  const clock = clockOf(episode, { plan, serviceLevels: usualServiceLevels }, on)
  assert.ok(clock.kind === 'running')
  return clock
}

// 6-week date Tue 15 Dec, 12-week date Tue 26 Jan 2027: placed on Mon 14 Dec and Mon 25 Jan.
const unborn = (facts: Partial<EpisodeFacts> = {}) =>
  episodeDecided('2026-11-03', { expectedDeliveryOn: day('2027-01-08'), ...facts })
const chosen = unborn({ broughtForward: [toSeventh('final')] })
const seventh = writtenDown(7, '2026-12-07')

test('PP-03 a final review brought forward is held at the meeting chosen; its date stays, and nothing is left to warn of', () => {
  const clock = running(chosen, planWith(seventh), '2026-11-23')
  assert.equal(
    clockSentence(clock),
    '2 weeks 6 days. Midpoint review proposed Monday 14 December; 6-week date Tuesday 15 December. Final review ' +
      'brought forward to Monday 7 December; 12-week date Tuesday 26 January. Baby expected Friday 8 January.',
  )
  assert.deepEqual(clock.warnings.map(sayWarning), [])
  assert.equal(clock.limit.toString(), '2027-01-26')
})

test('P3 PP-03 a final review brought forward before the midpoint is what comes next; otherwise the midpoint is', () => {
  const started = { letterSentOn: day('2026-11-06'), firstMeetingOn: day('2026-11-17') }
  const nextOf = (episode: Episode) => {
    const { next } = running(episode, planWith(seventh), '2026-11-23')
    return [next.kind, next.on.toString()]
  }
  assert.deepEqual(nextOf(unborn({ ...started, broughtForward: [toSeventh('final')] })), ['final', '2026-12-07'])
  assert.deepEqual(nextOf(unborn(started)), ['midpoint', '2026-12-14'])
})

test('PP-10 the clock sheet says where it is placed by itself, where it was brought to, by whom, when and why', () => {
  const settings = { plan: planWith(seventh), serviceLevels: usualServiceLevels }
  const rows = clockSheet(running(chosen, settings.plan, '2026-11-23'), settings, {
    familyMeetingOn: null,
    extensions: [],
    assessments: [],
    parentsMeetings: [],
  }).filter(({ what }) => inWords(what).startsWith('Final review'))
  assert.deepEqual(
    rows.map(({ what, on, from, counted }) => [what, on?.toString(), from, counted]),
    [
      ['Final review proposed', '2027-01-25', '12-week date, Tue 26 Jan 2027', rows[0]?.counted],
      [
        'Final review brought forward',
        '2026-12-07',
        'Chosen by Dawn Pickering, Fri 20 Nov 2026',
        '50 days before the 12-week date. Why: The baby comes early.',
      ],
    ],
  )
})

const elsewhere: readonly (readonly [story: string, row: Row, today: string, meets: string])[] = [
  ['goes with the meeting that a person moves', writtenDown(7, '2026-12-09', { standsFor: day('2026-12-07'), byHand: true }), '2026-11-23', '2026-12-09'],
  ['falls away when the meeting is cancelled', writtenDown(7, '2026-12-07', { state: 'cancelled' }), '2026-11-23', '2027-01-25'],
  ['falls away when it is moved as late as the other', writtenDown(7, '2027-01-28', { standsFor: day('2026-12-07'), byHand: true }), '2026-11-23', '2027-01-25'],
  ['falls away when the meeting ended without it', writtenDown(7, '2026-12-07', { state: 'held' }), '2026-12-07', '2027-01-25'],
  ['falls away the day after', seventh, '2026-12-08', '2027-01-25'],
  ['stands on the meeting’s own day', seventh, '2026-12-07', '2026-12-07'],
  ['goes where a holiday puts the meeting', writtenDown(7, '2026-12-28'), '2026-11-23', '2026-12-29'],
  ['is of a meeting of another series', writtenDown(8, '2026-12-07'), '2026-11-23', '2027-01-25'],
] // prettier-ignore
for (const [story, row, today, meets] of elsewhere)
  test(`PP-03 the choice ${story}`, () => {
    assert.equal(running(chosen, planWith(row), today).final.meeting?.on.toString(), meets)
  })

test('P8 what was chosen before a final review was held isn’t chosen for the second; what is chosen on its day is', () => {
  const finals = [{ heldOn: day('2026-11-30'), outcome: 'recommend-extension' as const }]
  const second = (chosenOn: string) =>
    running(unborn({ finals, broughtForward: [toSeventh('final', chosenOn)] }), planWith(seventh), '2026-12-01').final
  assert.equal(second('2026-11-20').meeting?.on.toString(), '2027-01-25')
  assert.equal(second('2026-11-30').meeting?.on.toString(), '2026-12-07')
})

test('PP-03 the meetings offered are those from today on before the one it is placed on, also once it is brought forward', () => {
  for (const episode of [unborn(), chosen]) {
    const plan = planWith(seventh, writtenDown(9, '2026-12-14', { state: 'cancelled' }))
    const clock = running(episode, plan, '2026-12-05')
    const offered = meetingsBefore(clock, clock.final, plan).map(({ on }) => on.toString())
    assert.deepEqual(offered, ['2026-12-07', '2026-12-21', '2026-12-29', '2027-01-04', '2027-01-11', '2027-01-18'])
    assert.equal(meetingByItself(clock.final)?.on.toString(), '2027-01-25')
  }
})

test('PP-03 a review that was held, or for which no meeting comes before, isn’t offered to be brought forward', () => {
  const midpoint = { heldOn: day('2026-12-07'), outcome: 'continue' as const }
  const clock = running(unborn({ midpoint }), planWith(), '2027-01-19')
  assert.deepEqual(mayComeForward(clock, planWith()), [])
})

test('PP-03 a meeting that is cancelled, ended, full or no earlier is refused', () => {
  const plan = planWith(seventh)
  const clock = running(unborn(), plan, '2026-11-23')
  const meeting = { on: day('2026-12-07'), state: 'planned' as const, toSpare: 1 }
  const decide = (to: Parameters<typeof decideToBringForward>[3]) => {
    const decided = decideToBringForward(clock, clock.final, plan, to)
    return decided.ok ? decided.value.toString() : decided.because
  }
  assert.equal(decide(meeting), '2026-12-07')
  assert.equal(decide(null), 'meeting-cancelled')
  assert.equal(decide({ ...meeting, state: 'cancelled' }), 'meeting-cancelled')
  assert.equal(decide({ ...meeting, state: 'held' }), 'meeting-ended')
  assert.equal(decide({ ...meeting, toSpare: 0 }), 'meeting-full')
  assert.equal(decide({ ...meeting, on: day('2027-01-25') }), 'not-earlier')
  const held = running(unborn({ midpoint: { heldOn: day('2026-11-23'), outcome: 'continue' } }), plan, '2026-11-23')
  const again = decideToBringForward(held, held.midpoint, plan, meeting)
  assert.equal(again.ok ? null : again.because, 'not-to-be-held')
})

const anyDay = anyDayBetween('2026-11-01', '2027-02-28')
const anyRow = fc.record({
  on: anyDay,
  standsFor: fc.option(anyDay.map(mondayOf)),
  byHand: fc.boolean(),
  state: fc.constantFrom('planned', 'open', 'held', 'cancelled'),
})

test('PP-03 whatever is chosen, a review is held where it is placed by itself or earlier, at a meeting that is still to be held', () => {
  fc.assert(
    fc.property(
      anyRow,
      anyDay,
      anyDay,
      fc.constantFrom('on-or-before', 'nearest', 'on-or-after'),
      fc.constantFrom('midpoint', 'final'),
      (row, today, chosenOn, placement, review) => {
        const plan = sittingPlan({ ...mondays, placement }, englandAndWales, [{ ...row, id: 7 }])
        const facts = { broughtForward: [toSeventh(review, chosenOn.toString())] }
        const without = running(unborn(), plan, today)[review]
        const clock = running(unborn(facts), plan, today)[review]
        const moved = row.byHand || row.standsFor === null || row.state !== 'planned' ? row.on : null
        if (clock.broughtForward === null) assert.deepEqual(clock, without)
        else {
          assert.ok(clock.meeting !== null && !isBefore(clock.meeting.on, today) && row.state !== 'cancelled')
          assert.ok(without.meeting === null || isAfter(without.meeting.on, clock.meeting.on))
          if (moved !== null) assert.equal(clock.meeting.on.toString(), moved.toString())
        }
        if (row.state === 'cancelled') assert.equal(clock.broughtForward, null)
        const isEarlier = without.meeting !== null && moved !== null && isBefore(moved, without.meeting.on)
        const isToCome = moved !== null && !isBefore(moved, today.add({ days: row.state === 'held' ? 1 : 0 }))
        if (isEarlier && isToCome && row.state !== 'cancelled' && isAfter(moved, day('2026-11-03')))
          assert.equal(clock.meeting?.on.toString(), moved.toString())
      },
    ),
    { numRuns: 300 },
  )
})
