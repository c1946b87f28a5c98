import { test } from 'node:test'
import fc from 'fast-check'
import { awkwardDays } from '#test/support/any-dates.ts'
import { anyDayOfEpisodes, anyEpisode } from '#test/support/any-episodes.ts'
import { assert } from '#test/support/assert.ts'
import { episodeDecided } from '#test/support/episodes.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { sayElapsed } from '#rules/calendar/elapsed.ts'
import { day, isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import { plainMondays } from '#rules/sittings/sittings.ts'
import { clockOf, type RunningClock } from './clock.ts'
import { clockSentence, sayNext, sayWaitsFor } from './clock-words.ts'
import type { Episode, EpisodeFacts } from './episode.ts'
import { usualServiceLevels } from './service-levels.ts'
import { sayWarning } from './warning-words.ts'

const settings = { plan: plainMondays(englandAndWales), serviceLevels: usualServiceLevels }

const sent = { letterSentOn: day('2026-09-11'), firstMeetingOn: day('2026-09-21') }
const midpointOn = (heldOn: string) => ({ midpoint: { heldOn: day(heldOn), outcome: 'continue' as const } })
const finalOn = (heldOn: string, outcome: EpisodeFacts['finals'][number]['outcome']) => ({
  heldOn: day(heldOn),
  outcome,
})
const agreed = (decidedOn: string, newLimit: string) => ({
  state: 'agreed' as const,
  decidedOn: day(decidedOn),
  newLimit: day(newLimit),
})

function running(episode: Episode, today: string | PlainDate): RunningClock {
  const clock = clockOf(episode, settings, typeof today === 'string' ? day(today) : today)
  assert.ok(clock.kind === 'running')
  return clock
}
const told = (episode: Episode, today: string) => {
  const clock = running(episode, today)
  return [clockSentence(clock), sayNext(clock.next, clock.today)]
}

const plain = episodeDecided('2026-09-07', { ...sent, ...midpointOn('2026-10-19') })

test('PP-02 plain, in week 7: the sentence that stands for the strip', () => {
  assert.deepEqual(told(plain, '2026-10-26'), [
    '7 weeks 0 days. Midpoint held on time, Monday 19 October. Final review proposed Monday 30 November; ' +
      '12-week date the same day.',
    'Final review Mon 30 Nov',
  ])
})

const stories: readonly (readonly [title: string, Episode, today: string, sentence: string, next: string])[] = [
  [
    'before the midpoint, letter not sent within five working days',
    episodeDecided('2026-09-07'),
    '2026-09-16',
    '1 week 2 days. Midpoint review proposed Monday 19 October; 6-week date the same day. ' +
      'Final review proposed Monday 30 November; 12-week date the same day.',
    'Letter before proceedings 2 working days past the aim',
  ],
  [
    'the letter due tomorrow',
    episodeDecided('2026-09-07'),
    '2026-09-11',
    '0 weeks 4 days. Midpoint review proposed Monday 19 October; 6-week date the same day. ' +
      'Final review proposed Monday 30 November; 12-week date the same day.',
    'Letter before proceedings by Mon 14 Sep',
  ],
  [
    'the midpoint’s meeting is today, two days before its date',
    episodeDecided('2026-10-14', sent),
    '2026-11-23',
    '5 weeks 5 days. Midpoint review proposed Monday 23 November; 6-week date Wednesday 25 November. ' +
      'Final review proposed Monday 4 January; 12-week date Wednesday 6 January.',
    'Midpoint today',
  ],
  [
    'the final is overdue',
    episodeDecided('2026-08-24', { ...sent, ...midpointOn('2026-10-05') }),
    '2026-11-23',
    '13 weeks 0 days. Midpoint held on time, Monday 5 October. ' +
      'Final review overdue by 7 days; 12-week date was Monday 16 November.',
    'Final review overdue by 7 days',
  ],
  [
    'extended to 16 weeks, the midpoint five days late',
    episodeDecided('2026-08-19', {
      ...sent,
      ...midpointOn('2026-10-05'),
      extensions: [agreed('2026-11-06', '2026-12-09')],
    }),
    '2026-11-23',
    '13 weeks 5 days. Midpoint held 5 days late, Monday 5 October. ' +
      'Final review proposed Monday 7 December; agreed date Wednesday 9 December.',
    'Final review Mon 7 Dec',
  ],
  [
    'an unborn child',
    episodeDecided('2026-11-03', { ...sent, expectedDeliveryOn: day('2027-01-08') }),
    '2026-11-23',
    '2 weeks 6 days. Midpoint review proposed Monday 14 December; 6-week date Tuesday 15 December. ' +
      'Final review proposed Monday 25 January; 12-week date Tuesday 26 January. Baby expected Friday 8 January.',
    'Midpoint Mon 14 Dec',
  ],
  [
    'the midpoint is overdue and its letter never recorded',
    episodeDecided('2026-09-07'),
    '2026-10-20',
    '6 weeks 1 day. Midpoint review overdue by 1 day; 6-week date was Monday 19 October. ' +
      'Final review proposed Monday 30 November; 12-week date the same day.',
    'Midpoint overdue by 1 day',
  ],
  [
    'an extension was recommended at the final and isn’t decided',
    { ...plain, finals: [finalOn('2026-11-30', 'recommend-extension')] },
    '2026-12-03',
    '12 weeks 3 days. Midpoint held on time, Monday 19 October. Final review held on time, Monday 30 November; ' +
      'extension recommended. Final review overdue by 3 days; 12-week date was Monday 30 November.',
    'Decision on the extension overdue by 3 days',
  ],
  [
    'that extension was refused: the final decision at the next meeting',
    {
      ...plain,
      finals: [finalOn('2026-11-30', 'recommend-extension')],
      extensions: [{ ...agreed('2026-12-02', '2026-12-14'), state: 'refused' }],
    },
    '2026-12-03',
    '12 weeks 3 days. Midpoint held on time, Monday 19 October. Final review held on time, Monday 30 November; ' +
      'extension recommended. Final review overdue by 3 days; 12-week date was Monday 30 November.',
    'Final review overdue by 3 days',
  ],
  [
    'that extension was agreed: a second final by the new date',
    {
      ...plain,
      finals: [finalOn('2026-11-30', 'recommend-extension')],
      extensions: [agreed('2026-12-02', '2026-12-16')],
    },
    '2026-12-03',
    '12 weeks 3 days. Midpoint held on time, Monday 19 October. Final review held on time, Monday 30 November; ' +
      'extension recommended. Final review proposed Monday 14 December; agreed date Wednesday 16 December.',
    'Final review Mon 14 Dec',
  ],
  [
    'an imported final without an outcome',
    { ...plain, finals: [finalOn('2026-12-07', null)] },
    '2026-12-08',
    '13 weeks 1 day. Midpoint held on time, Monday 19 October. Final review held 7 days late, Monday 7 December.',
    'Outcome of the final review overdue by 8 days',
  ],
  [
    'an imported final without a midpoint',
    { ...episodeDecided('2026-09-07', sent), finals: [finalOn('2026-11-23', 'recommend-extension')] },
    '2026-11-24',
    '11 weeks 1 day. Midpoint not held. Final review held on time, Monday 23 November; extension recommended. ' +
      'Final review proposed Monday 30 November; 12-week date the same day.',
    'Decision on the extension Mon 30 Nov',
  ],
  [
    'an urgent return is awaited',
    { ...plain, urgentReturnBy: day('2026-10-28') },
    '2026-10-26',
    '7 weeks 0 days. Midpoint held on time, Monday 19 October. Final review proposed Monday 30 November; ' +
      '12-week date the same day.',
    'Return to the panel by Wed 28 Oct',
  ],
  [
    'decided but not yet begun',
    episodeDecided('2026-09-07', sent),
    '2026-09-04',
    'Starts in 0 weeks 3 days. Midpoint review proposed Monday 19 October; 6-week date the same day. ' +
      'Final review proposed Monday 30 November; 12-week date the same day.',
    'Midpoint Mon 19 Oct',
  ],
]
for (const [title, episode, today, sentence, next] of stories) {
  test(`PP-02 ${title}`, () => assert.deepEqual(told(episode, today), [sentence, next]))
}

test('PP-02 day 83 is 11w 6d, day 84 12w 0d and on time, day 85 12w 1d and overdue by 1 day', () => {
  const seen = (today: string) => {
    const { elapsed, pastLimitBy, final } = running(plain, today)
    return [sayElapsed(elapsed), pastLimitBy, final.state.kind]
  }
  assert.deepEqual(seen('2026-11-29'), ['11w 6d', 0, 'due'])
  assert.deepEqual(seen('2026-11-30'), ['12w 0d', 0, 'due'])
  assert.deepEqual(seen('2026-12-01'), ['12w 1d', 1, 'overdue'])
})

test('PP-03 spring bank holiday: once the proposed meeting has passed, the next one is after the date and said so', () => {
  const episode = episodeDecided('2026-04-13', sent)
  assert.equal(running(episode, '2026-05-18').midpoint.meeting?.on.toString(), '2026-05-18')
  const passed = running(episode, '2026-05-19')
  assert.equal(passed.midpoint.proposed?.on.toString(), '2026-05-18')
  assert.equal(passed.midpoint.meeting?.on.toString(), '2026-05-26')
  assert.equal(passed.midpoint.state.kind, 'due')
  assert.deepEqual(passed.warnings.map(sayWarning), ['The next meeting, Tue 26 May, is after the 6-week date.'])
})

test('PP-02 late sibling: two children from 5 October, the baby on an own clock from 18 November', () => {
  const dates = (decidedOn: string) => {
    const { midpoint, limit, ceiling } = running(episodeDecided(decidedOn), '2026-11-23')
    return [midpoint.point, limit, ceiling].map(String)
  }
  assert.deepEqual(dates('2026-10-05'), ['2026-11-16', '2026-12-28', '2027-01-25'])
  assert.deepEqual(dates('2026-11-18'), ['2026-12-30', '2027-02-10', '2027-03-10'])
})

test('PP-02 Easter: two extensions, the limit where the last one put it', () => {
  const extensions = [agreed('2027-03-18', '2027-04-12'), agreed('2027-04-08', '2027-04-26')]
  const clock = running(episodeDecided('2027-01-04', { ...midpointOn('2027-02-15'), extensions }), '2027-04-09')
  assert.deepEqual([clock.twelveWeeks, clock.limit, clock.ceiling].map(String), [
    '2027-03-29',
    '2027-04-26',
    '2027-04-26',
  ])
  assert.ok(clock.isExtended)
  assert.equal(clock.final.meeting?.on.toString(), '2027-04-26')
  assert.equal(running(episodeDecided('2027-01-04'), '2027-01-05').final.proposed?.on.toString(), '2027-03-22')
})

const warningsOf = (episode: Episode, today: string) => running(episode, today).warnings.map(sayWarning)

test('PP-02 an unborn child’s final is to be brought forward, with the meeting to bring it to', () => {
  const unborn = episodeDecided('2026-11-03', { ...sent, expectedDeliveryOn: day('2027-01-08') })
  assert.deepEqual(warningsOf(unborn, '2026-11-23').slice(0, 1), [
    'The baby is expected Fri 8 Jan and the final review should be held by Fri 11 Dec. Bring it forward to Mon 7 Dec.',
  ])
  assert.match(warningsOf(unborn, '2026-12-12')[0] ?? '', /No meeting is left by then: arrange an extra one/)
  assert.deepEqual(
    warningsOf({ ...unborn, ...sent, letterSentOn: day('2026-11-05'), bornOn: day('2027-01-03') }, '2027-01-04'),
    [],
  )
})

test('PP-02 what is provisional or out of order is said', () => {
  const byLetter = { ...episodeDecided('2026-09-07'), clockStartsWith: 'letter' as const }
  assert.deepEqual(warningsOf(byLetter, '2026-09-08'), [
    'The dates run from the decision until the letter before proceedings is sent.',
  ])
  assert.deepEqual(warningsOf(episodeDecided('2026-09-07', { letterSentOn: day('2026-09-01') }), '2026-09-08'), [
    'The national return will query this: the letter is dated before the decision to start.',
  ])
  assert.deepEqual(warningsOf(episodeDecided('2028-11-06', { letterSentOn: day('2028-11-08') }), '2028-11-07'), [
    'Bank holidays are published to Sunday 31 December 2028. Meetings outside that time may move.',
  ])
})

test('TM-03 everything a child waits for, the most pressing first', () => {
  const episode = episodeDecided('2026-09-07', {
    urgentReturnBy: day('2026-10-01'),
    extensions: [{ newLimit: day('2026-12-14'), state: 'requested', decidedOn: null }],
  })
  assert.deepEqual(running(episode, '2026-09-28').waitsFor, [
    ...['urgent-return', 'extension-decision', 'letter', 'first-meeting', 'midpoint'],
  ])
  assert.deepEqual(running(plain, '2026-10-26').waitsFor.map(sayWaitsFor), ['the final review'])
})

test('PP-12 an ended clock stands still and is never overdue', () => {
  const on = day('2026-11-30')
  const out = clockOf(
    { ...plain, stage: { status: 'stepped-out', on, planSought: 'child-in-need' } },
    settings,
    day('2027-06-01'),
  )
  assert.equal(clockSentence(out), 'Stepped out to a child in need plan Monday 30 November, after 12 weeks 0 days.')
  const up = clockOf({ ...plain, stage: { status: 'stepped-up', on } }, settings, day('2027-06-01'))
  assert.equal(clockSentence(up), 'Decided to initiate proceedings Monday 30 November, after 12 weeks 0 days.')
  const ending = { status: 'ended-otherwise' as const, on, ending: 'died' as const, words: 'At home' }
  const died = clockOf({ ...plain, letterSentOn: day('2026-09-01'), stage: ending }, settings, day('2027-06-01'))
  assert.equal(clockSentence(died), 'Ended Monday 30 November: the child died.')
  assert.deepEqual(died.warnings, [])
  for (const clock of [out, up, died]) assert.equal(clock.today.toString(), '2026-11-30')
})

function holdsFor(episode: Episode, today: PlainDate): void {
  const clock = running(episode, today)
  for (const review of [clock.midpoint, clock.final]) {
    assert.equal(
      review.state.kind === 'overdue',
      review.state.kind !== 'held' && review.state.kind !== 'not-held' && isAfter(today, review.point),
    )
    if (review.meeting !== null) assert.ok(!isAfter(today, review.meeting.on))
  }
  assert.equal(clock.pastLimitBy > 0, isAfter(today, clock.limit))
  assert.ok(clock.pastLimitBy === 0 || clock.next.overdueBy === clock.pastLimitBy)
  const words = [clockSentence(clock), sayNext(clock.next, today), ...clock.warnings.map(sayWarning)].join(' ')
  assert.doesNotMatch(words, /sitting|\bpoint|limit|ceiling|undefined|null|-\d/i)
}

test('PP-02 whatever was recorded, in whatever order, the clock answers on any day and in people’s words', () => {
  fc.assert(fc.property(anyEpisode, anyDayOfEpisodes, holdsFor), { numRuns: 300 })
  for (const today of awkwardDays) holdsFor(plain, today)
})
