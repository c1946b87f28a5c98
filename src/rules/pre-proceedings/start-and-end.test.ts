import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { episodeDecided, steppedOut } from '#test/support/episodes.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { decideOtherEnding, decideToIssue, type IssuingBody } from './end-episode.ts'
import type { OtherEnding } from './episode.ts'
import { returnErrors } from './return-order.ts'
import { firstMeetingAim, letterAim, usualServiceLevels } from './service-levels.ts'
import { firstDecidedOn, usualPower, type StartingBody } from './deciding-bodies.ts'
import { decideStart, type ChildAtStart } from './start-episode.ts'
import { bringForwardTo, mayApply } from './unborn.ts'

const today = day('2027-02-02')
const born: ChildAtStart = { followedUntil: null, unborn: false, expectedDeliveryOn: null, bornOn: day('2019-05-01') }
const baby: ChildAtStart = { followedUntil: null, unborn: true, expectedDeliveryOn: day('2027-03-20'), bornOn: null }
const start = (on: string) => ({ on: day(on), clockStartsWith: 'decision' as const })
const open = episodeDecided('2026-09-07')
const ended = steppedOut(open, '2026-11-30')

test('PP-02 SET-03 the first body that decides counts; an approval by one that only recommends starts nothing', () => {
  const decisions = [
    { by: 'gateway-panel', on: day('2026-09-09') },
    { by: 'care-pathways-panel', on: day('2026-09-07') },
  ] as const
  const recommending = (only: string) => (body: StartingBody) => (body === only ? 'recommends' : usualPower)
  assert.equal(firstDecidedOn(decisions, () => usualPower)?.toString(), '2026-09-07')
  assert.equal(firstDecidedOn(decisions, recommending('care-pathways-panel'))?.toString(), '2026-09-09')
  assert.equal(firstDecidedOn(decisions, recommending('gateway-panel'))?.toString(), '2026-09-07')
  assert.equal(
    firstDecidedOn(decisions, () => 'recommends'),
    null,
  )
  assert.equal(
    firstDecidedOn([], () => usualPower),
    null,
  )
})

test('PP-09 a child has one open episode; re-entry starts a new clock with nothing carried over', () => {
  assert.deepEqual(decideStart(born, [ended, open], start('2027-02-01'), today), { ok: false, because: 'already-open' })
  assert.deepEqual(decideStart(born, [ended], start('2026-11-29'), today), {
    ok: false,
    because: 'before-the-last-ended',
  })
  const again = decideStart(born, [ended], start('2027-02-01'), today)
  assert.ok(again.ok)
  assert.deepEqual(again.value, { ...episodeDecided('2027-02-01'), bornOn: born.bornOn })
})

test('PP-02 an unborn child needs an expected date and has no birth date; a decision lies not ahead', () => {
  const because = (child: ChildAtStart, on = '2027-02-01') => {
    const decided = decideStart(child, [], start(on), today)
    return decided.ok ? 'started' : decided.because
  }
  assert.equal(because(baby), 'started')
  assert.equal(because({ ...baby, expectedDeliveryOn: null }), 'expected-date-missing')
  assert.equal(because({ ...born, unborn: true }), 'unborn-with-a-birth-date')
  assert.equal(because(born, '2027-02-03'), 'not-yet-decided')
})

const panel: IssuingBody = { body: 'gateway-panel' }
const alone = (name: string, reason: string): IssuingBody => ({
  body: 'head-of-service-or-above',
  name,
  reason,
  at: Temporal.Instant.from('2027-02-01T22:10:00Z'),
})
const issue = (by: IssuingBody, on: string, withoutReason: string | null = null) => ({ by, on: day(on), withoutReason })

test('CT-02 outcome C without an episode is issued without pre-proceedings, with a coded reason', () => {
  assert.deepEqual(decideToIssue(null, issue(panel, '2027-02-02'), today), { ok: false, because: 'reason-missing' })
  assert.deepEqual(decideToIssue(null, issue(panel, '2027-02-02', 'A'), today), {
    ok: true,
    value: { kind: 'issued-without-pre-proceedings', on: day('2027-02-02'), reason: 'A', reportToNextPanel: false },
  })
})

test('PP-01 the panel may end an open episode at any time, one person only with name and reason', () => {
  const ends = decideToIssue(open, issue(alone('Jo Field', 'Injury'), '2027-02-01'), today)
  assert.deepEqual(ends.ok && ends.value, {
    kind: 'episode-ended',
    stage: { status: 'stepped-up', on: day('2027-02-01') },
    reportToNextPanel: true,
  })
  const because = (episode: typeof open, by: IssuingBody, on: string) => {
    const decided = decideToIssue(episode, issue(by, on), today)
    return decided.ok ? 'ended' : decided.because
  }
  assert.equal(because(open, alone('Jo Field', ' '), '2027-02-01'), 'emergency-needs-name-and-reason')
  assert.equal(because(open, panel, '2026-09-06'), 'before-the-decision')
  assert.equal(because(open, panel, '2027-02-03'), 'not-yet-decided')
  assert.equal(because(ended, panel, '2027-02-01'), 'episode-ended')
  assert.equal(because(open, panel, '2026-09-07'), 'ended')
})

test('PP-12 other endings take date and words, nothing else', () => {
  const end = (on: string, words: string, ending: OtherEnding = 'moved-away') =>
    decideOtherEnding(open, { ending, on: day(on), words }, today)
  const moved = end('2027-01-11', 'To Leeds')
  assert.deepEqual(moved.ok && moved.value, {
    status: 'ended-otherwise',
    on: day('2027-01-11'),
    ending: 'moved-away',
    words: 'To Leeds',
  })
  assert.deepEqual(end('2027-01-11', ' '), { ok: false, because: 'words-missing' })
  assert.deepEqual(end('2027-02-03', 'x'), { ok: false, because: 'not-yet-happened' })
  assert.deepEqual(end('2026-09-01', 'x'), { ok: false, because: 'before-the-decision' })
})

test('RP-04 what is out of order for the return is shown', () => {
  const none = { letterSentOn: null, stepDecidedOn: null, applicationOn: null, letterOfIssueOn: null }
  const on = day('2026-09-07')
  const before = on.subtract({ days: 1 })
  assert.deepEqual(returnErrors({ decidedOn: on, ...none }), [])
  assert.deepEqual(
    returnErrors({ decidedOn: on, letterSentOn: on, stepDecidedOn: on, applicationOn: on, letterOfIssueOn: on }),
    [],
  )
  assert.deepEqual(
    returnErrors({
      decidedOn: on,
      letterSentOn: before,
      stepDecidedOn: before,
      applicationOn: null,
      letterOfIssueOn: null,
    }),
    ['letter-before-start', 'step-decision-before-start'],
  )
  assert.deepEqual(
    returnErrors({
      ...none,
      decidedOn: before,
      stepDecidedOn: on,
      applicationOn: before,
      letterOfIssueOn: before.subtract({ days: 1 }),
    }),
    ['application-before-step-decision', 'letter-of-issue-before-application'],
  )
})

test('PP-02 a review after the expected date less 28 days is to be brought forward; no application before birth', () => {
  const birth = { expectedDeliveryOn: day('2027-01-08'), bornOn: null }
  const forward = (limit: string) => bringForwardTo(birth, day(limit))?.toString() ?? null
  assert.equal(forward('2027-01-26'), '2026-12-11')
  assert.equal(forward('2026-12-12'), '2026-12-11')
  assert.equal(forward('2026-12-11'), null)
  const bornOn = day('2027-01-05')
  assert.equal(bringForwardTo({ ...birth, bornOn }, day('2027-01-26')), null)
  assert.ok(!mayApply(birth, day('2027-01-20')).ok)
  assert.ok(!mayApply({ ...birth, bornOn }, day('2027-01-04')).ok)
  assert.ok(mayApply({ ...birth, bornOn }, bornOn).ok)
  assert.ok(mayApply({ expectedDeliveryOn: null, bornOn: null }, bornOn).ok)
})

test('PP-08 letter and first meeting are aimed at 5 and 10 working days from the decision', () => {
  assert.equal(letterAim(englandAndWales, usualServiceLevels, day('2026-12-21')).toString(), '2026-12-30')
  assert.equal(
    firstMeetingAim(englandAndWales, usualServiceLevels, {
      decidedOn: day('2026-09-07'),
      letterSentOn: null,
    }).toString(),
    '2026-09-21',
  )
})
