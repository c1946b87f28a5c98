import { describe, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { episodeDecided } from '#test/support/episodes.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { day } from '#rules/calendar/plain-date.ts'
import type { Stage } from '#rules/pre-proceedings/episode.ts'
import { episodeBefore, type ReviewAtItem, type ReviewDecided, wasEndedBy } from './decide-review.ts'
import { followUpActions } from './follow-up-actions.ts'

const monday = day('2026-11-23')

describe('deciding again what an item recorded', () => {
  const midpoint = { heldOn: day('2026-10-12'), outcome: 'continue' as const }
  const earlier = { newLimit: day('2026-11-23'), state: 'agreed' as const, decidedOn: day('2026-11-12') }
  const recommended = { newLimit: day('2026-12-14'), state: 'requested' as const, decidedOn: null }
  const firstFinal = { heldOn: day('2026-11-16'), outcome: 'recommend-extension' as const }
  const episode = episodeDecided('2026-08-24', {
    midpoint,
    finals: [firstFinal, { heldOn: monday, outcome: 'recommend-extension' }],
    extensions: [earlier, recommended],
  })
  const review: ReviewAtItem = {
    kind: 'final',
    heldOn: monday,
    outcome: 'recommend-extension',
    recommendedLimitOn: day('2026-12-14'),
  }

  test('TM-04 a final that recommended an extension goes back to before both, and no further', () => {
    const before = episodeBefore(episode, review)
    assert.deepEqual(before.finals, [firstFinal])
    assert.deepEqual(before.extensions, [earlier])
    assert.deepEqual(before.midpoint, midpoint)
  })

  test('TM-04 a midpoint goes back to before it; nothing recorded changes nothing', () => {
    const held: ReviewAtItem = {
      kind: 'midpoint',
      heldOn: midpoint.heldOn,
      outcome: 'continue',
      recommendedLimitOn: null,
    }
    assert.equal(episodeBefore(episode, held).midpoint, null)
    assert.equal(episodeBefore(episode, null), episode)
  })

  for (const [outcome, stage, ended] of [
    ['step-out-child-in-need', { status: 'stepped-out', on: monday, planSought: 'child-in-need' }, true],
    ['step-out-child-in-need', { status: 'stepped-out', on: monday, planSought: 'child-protection' }, false],
    ['step-out-child-in-need', { status: 'stepped-out', on: day('2026-11-24'), planSought: 'child-in-need' }, false],
    ['initiate-proceedings', { status: 'stepped-up', on: monday }, true],
    ['initiate-proceedings', { status: 'stepped-up', on: day('2026-11-20') }, false],
    ['recommend-extension', { status: 'open' }, false],
  ] as const satisfies readonly (readonly [ReviewAtItem['outcome'], Stage, boolean])[])
    test(`TM-04 ${outcome} on the 23rd ${ended ? 'is' : 'isn’t'} what left it ${JSON.stringify(stage)}`, () =>
      assert.equal(wasEndedBy(stage, { heldOn: monday, outcome }), ended))
})

describe('what follows from a decision by itself', () => {
  const steppedOut: ReviewDecided = {
    outcome: 'step-out-child-protection',
    heldOn: monday,
    daysLate: 0,
    decidedAs: 'chair',
    recommendedLimit: null,
    stage: { status: 'stepped-out', on: monday, planSought: 'child-protection' },
  }
  const at = {
    name: 'Ben Adeyemi',
    childProtection: false,
    childInNeed: true,
    written: {},
    directionsBy: {},
    givenSince: [],
    nextMeetingOn: day('2026-11-30'),
    calendar: englandAndWales,
  }
  const wordsOf = (...given: Parameters<typeof followUpActions>) => followUpActions(...given).map(({ words }) => words)

  test('PP-05 a conference is requested only where the plan sought isn’t the one the child has', () => {
    assert.deepEqual(wordsOf(steppedOut, at), [
      'Request a conference for Ben Adeyemi: a child protection plan is sought',
    ])
    assert.deepEqual(wordsOf(steppedOut, { ...at, childProtection: true }), [])
  })

  test('PP-06 each direction written or given since is an action by the next meeting; no direction is none', () => {
    const held: ReviewDecided = { ...steppedOut, outcome: 'continue', stage: { status: 'open' } }
    const written = { 'direction-of-the-chair': 'Go on', 'direction-of-the-head-of-service': '', progress: 'Well' }
    assert.deepEqual(followUpActions(held, { ...at, written, givenSince: ['Meet the aunt', ''] }), [
      { words: 'Go on', dueOn: day('2026-11-30') },
      { words: 'Meet the aunt', dueOn: day('2026-11-30') },
    ])
  })
})
