import { test } from 'node:test'
import fc from 'fast-check'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { day, isAfter, isBefore, mondayOf, type PlainDate } from '#rules/calendar/plain-date.ts'
import { clockOf, type RunningClock } from '#rules/pre-proceedings/clock.ts'
import type { BroughtForward, EpisodeFacts } from '#rules/pre-proceedings/episode.ts'
import { usualServiceLevels } from '#rules/pre-proceedings/service-levels.ts'
import { type SittingPlan, sittingPlan } from '#rules/sittings/sittings.ts'
import { anyDayBetween } from '#test/support/any-dates.ts'
import { anyRhythmAbout } from '#test/support/any-rhythm.ts'
import { assert } from '#test/support/assert.ts'
import { episodeDecided } from '#test/support/episodes.ts'
import { decidedWithoutCase } from '#rules/court/next-at-court.ts'
import { clockLine } from './clock-line.ts'

const decidedOn = '2026-09-07'
const anyDay = anyDayBetween('2026-09-07', '2026-12-31')
/** One in two is none. */
const half = { nil: null, freq: 2 } as const
const dayOrNone = fc.option(anyDay, half)

const choice = (review: BroughtForward['review'], sittingId: number): BroughtForward => ({
  review,
  sittingId,
  chosenOn: day('2026-09-20'),
  by: null,
  why: '',
})

const anyFacts = fc.record({
  clockStartsWith: fc.constantFrom('decision', 'letter', 'first-meeting'),
  letterSentOn: dayOrNone,
  firstMeetingOn: dayOrNone,
  midpoint: fc.option(fc.record({ heldOn: anyDay, outcome: fc.constant('continue' as const) }), half),
  finals: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    fc.tuple(fc.record({ heldOn: anyDay, outcome: fc.constantFrom('recommend-extension', 'urgent-return', null) })),
  ),
  extensions: fc.array(
    fc.record({
      newLimit: anyDayBetween('2026-12-01', '2026-12-28'),
      state: fc.constantFrom('requested', 'agreed', 'refused'),
      decidedOn: dayOrNone,
    }),
    { maxLength: 2 },
  ),
  urgentReturnBy: dayOrNone,
  broughtForward: fc.subarray([choice('midpoint', 1), choice('final', 2)]),
}) satisfies fc.Arbitrary<Partial<EpisodeFacts>>

const anyPlan = fc
  .record({
    rhythm: anyRhythmAbout(day(decidedOn)),
    holidayRule: fc.constantFrom('next-working-day', 'not-held'),
    placement: fc.constantFrom('on-or-before', 'nearest', 'on-or-after'),
    cancelled: fc.array(anyDay, { maxLength: 6 }),
    extra: fc.array(anyDay, { minLength: 2, maxLength: 2 }),
  })
  .map(({ cancelled, extra, ...series }): SittingPlan =>
    sittingPlan(series, englandAndWales, [
      ...cancelled.map((on) => ({ on, standsFor: mondayOf(on), byHand: false, state: 'cancelled' as const })),
      ...extra.map((on, at) => ({ id: at + 1, on, standsFor: null, byHand: true, state: 'planned' as const })),
    ]),
  )

function runningClock(facts: Partial<EpisodeFacts>, plan: SittingPlan, today: PlainDate): RunningClock {
  const clock = clockOf(episodeDecided(decidedOn, facts), { plan, serviceLevels: usualServiceLevels }, today)
  assert.ok(clock.kind === 'running')
  return clock
}

const lineOn = (facts: Partial<EpisodeFacts>, plan: SittingPlan, today: PlainDate) => {
  const line = clockLine({ clock: runningClock(facts, plan, today), inCourt: null, inPrivate: null }, today)
  assert.ok(line)
  return line
}

test('PP-02 a line made on one day is the line of every day before it holds no longer', () => {
  fc.assert(
    fc.property(anyFacts, anyPlan, anyDay, (facts, plan, madeOn) => {
      const line = lineOn(facts, plan, madeOn)
      assert.ok(line.holdsUntil === null || isAfter(line.holdsUntil, madeOn))
      const end = line.holdsUntil ?? madeOn.add({ weeks: 12 })
      for (let today = madeOn; isBefore(today, end); today = today.add({ days: 1 }))
        assert.deepEqual(lineOn(facts, plan, today), line)
    }),
    { numRuns: 60 },
  )
})

const mondays = sittingPlan(
  { rhythm: { kind: 'weekly', weekday: 1 }, holidayRule: 'next-working-day', placement: 'on-or-before' },
  englandAndWales,
  [],
)
const sent = { letterSentOn: day('2026-09-09'), firstMeetingOn: day('2026-09-14') }

test('PP-03 it has each review still to hold with its meeting, and holds until the first date passes', () => {
  assert.deepEqual(lineOn(sent, mondays, day('2026-10-12')), {
    stage: 'pre-proceedings',
    nextStep: 'midpoint',
    nextOn: day('2026-10-19'),
    dueOn: day('2026-10-19'),
    limitOn: day('2026-11-30'),
    startedOn: day('2026-09-07'),
    waits: ['midpoint'],
    midpoint: { point: day('2026-10-19'), meetsOn: day('2026-10-19') },
    final: { point: day('2026-11-30'), meetsOn: day('2026-11-30') },
    holdsUntil: day('2026-10-20'),
  })
})

test('PP-02 past the limit its conclusion comes before an urgent return: the line holds until then', () => {
  const midpoint = { heldOn: day('2026-10-19'), outcome: 'continue' as const }
  const finals = [{ heldOn: day('2026-11-23'), outcome: null }]
  const waiting = { ...sent, midpoint, finals, urgentReturnBy: day('2026-11-25') }
  const line = lineOn(waiting, mondays, day('2026-11-27'))
  assert.deepEqual([line.nextStep, line.nextOn], ['urgent-return', day('2026-11-25')])
  assert.deepEqual([line.limitOn, line.holdsUntil], [day('2026-11-30'), day('2026-12-01')])
  assert.equal(lineOn(waiting, mondays, day('2026-12-01')).nextStep, 'final-outcome')
})

test('PP-03 a letter and a first meeting are aims: they have a day to be shown, and none after which they are late', () => {
  const line = lineOn({}, mondays, day('2026-09-08'))
  assert.equal(line.nextStep, 'letter')
  assert.ok(line.nextOn)
  assert.equal(line.dueOn, null)
})

const nothing = { clock: null, inCourt: null, inPrivate: null }
const november = day('2026-11-23')

test('CT-03 in care proceedings it has the earlier of hearing and document, and holds until the hearing is over', () => {
  const inCourt = {
    decidedToIssueOn: null,
    waitsForCaseUntil: null,
    issuedOn: day('2026-10-01'),
    courtNumber: null,
    nextHearing: { on: day('2026-12-01'), kind: 'final' as const },
    nextFiling: { dueOn: day('2026-11-20'), what: 'SWET' },
  }
  const line = clockLine({ ...nothing, inCourt }, november)
  assert.ok(line)
  const { stage, nextOn, dueOn, startedOn, holdsUntil } = line
  assert.deepEqual(
    [stage, nextOn, dueOn, startedOn, holdsUntil],
    ['proceedings', day('2026-11-20'), day('2026-11-20'), day('2026-10-01'), day('2026-12-02')],
  )
})

test('CT-06 in private proceedings it has the report until it is filed, then the hearing; nothing open has no line', () => {
  const work = {
    report: 'section-7',
    reportDueOn: day('2026-12-10'),
    filedOn: null,
    nextHearingOn: day('2026-12-08'),
  } as const
  const line = clockLine({ ...nothing, inPrivate: work }, november)
  assert.deepEqual([line?.stage, line?.nextOn, line?.dueOn], ['private', day('2026-12-08'), null])
  const filed = clockLine({ ...nothing, inPrivate: { ...work, nextHearingOn: day('2026-11-20') } }, november)
  assert.deepEqual([filed?.nextOn, filed?.dueOn, filed?.holdsUntil], [day('2026-12-10'), day('2026-12-10'), null])
  assert.equal(clockLine(nothing, november), null)
})

test('P8 P9 who was decided on and is in no case yet has a line as one to be issued, for half a year', () => {
  const decided = day('2026-11-02')
  const line = clockLine({ ...nothing, inCourt: decidedWithoutCase(decided, november) }, november)
  assert.ok(line)
  const { stage, nextOn, startedOn, holdsUntil } = line
  assert.deepEqual([stage, nextOn, startedOn, holdsUntil], ['proceedings', null, null, day('2027-05-03')])
  assert.ok(decidedWithoutCase(decided, day('2027-05-02')))
  assert.equal(decidedWithoutCase(decided, day('2027-05-03')), null)
})
