import { describe, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { afterEvent, type MessageEvent, messageTransitions, type MessageState, type Standing } from './after-event.ts'

const nine = Temporal.Instant.from('2026-11-23T09:00Z')
const states: readonly MessageState[] = ['waiting', 'sent', 'kept', 'bounced', 'given-up', 'told']
const events: readonly MessageEvent[] = [
  ...(['delivered', 'kept', 'refused', 'not-now', 'unknown', 'unreachable'] as const),
  ...(['came-back', 'told', 'again'] as const),
]
const waiting = { state: 'waiting', tries: 0 } as const

/** Attempts that never get through, each at the moment it is due; the standings after each. */
function untilGivenUp(): readonly Standing[] {
  const standings: Standing[] = []
  let standing: Standing = { ...waiting, nextAttemptAt: nine }
  while (standing.nextAttemptAt !== null) {
    const next = afterEvent(standing, 'unreachable', standing.nextAttemptAt)
    assert.ok(next)
    standings.push(next)
    standing = next
  }
  return standings
}

describe('a message', () => {
  const table: readonly (readonly [MessageState, MessageEvent, MessageState | null])[] = [
    ['waiting', 'delivered', 'sent'],
    ['waiting', 'kept', 'kept'],
    ['waiting', 'refused', 'bounced'],
    ['waiting', 'not-now', 'waiting'],
    ['waiting', 'unknown', 'waiting'],
    ['waiting', 'told', null],
    ['sent', 'delivered', null],
    ['sent', 'came-back', 'bounced'],
    ['sent', 'again', null],
    ['bounced', 'again', 'waiting'],
    ['bounced', 'told', 'told'],
    ['given-up', 'again', 'waiting'],
    ['kept', 'again', null],
    ['told', 'again', null],
  ]
  for (const [before, event, after] of table)
    test(`LO-03 ${before}, then ${event}: ${after ?? 'can’t be'}`, () => {
      assert.equal(afterEvent({ state: before, tries: 1 }, event, nine)?.state ?? null, after)
    })

  test('LO-03 has a next attempt exactly while it waits', () => {
    for (const state of states)
      for (const event of events) {
        const after = afterEvent({ state, tries: 3 }, event, nine)
        assert.equal(after === null, messageTransitions[state][event] === undefined)
        if (after !== null) assert.equal(after.nextAttemptAt !== null, after.state === 'waiting')
      }
  })

  test('LO-03 is tried after 1, 5, 15 and 60 minutes, then every four hours', () => {
    const minutes = [nine, ...untilGivenUp().map((each) => each.nextAttemptAt)]
      .flatMap((each) => (each === null ? [] : [each]))
      .map((each) => nine.until(each).total('minutes'))
    assert.deepEqual(minutes.slice(0, 7), [0, 1, 6, 21, 81, 321, 561])
  })

  test('LO-03 outlives a mail server that is away over a long weekend, and is given up in the end', () => {
    const standings = untilGivenUp()
    assert.equal(standings.at(-1)?.state, 'given-up')
    const last = standings.at(-2)?.nextAttemptAt
    assert.ok(last)
    assert.ok(nine.until(last).total('hours') > 96)
  })

  test('LO-03 sent again, it has all its attempts before it', () => {
    assert.deepEqual(afterEvent({ state: 'given-up', tries: 30 }, 'again', nine), {
      state: 'waiting',
      tries: 0,
      nextAttemptAt: nine,
    })
  })
})
