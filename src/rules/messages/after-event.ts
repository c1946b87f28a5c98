/** Where a message stands. *Sent* is taken by the mail server; *kept* stayed here because there is none; *told* is settled by other means. */
export type MessageState = 'waiting' | 'sent' | 'kept' | 'bounced' | 'given-up' | 'told'

/**
 * What came of one attempt to hand a message to the mail server: taken, kept here, refused for good, not now, the server had it and never
 * said, or no server there at all.
 */
export type AttemptEvent = 'delivered' | 'kept' | 'refused' | 'not-now' | 'unknown' | 'unreachable'

/** What a person says about a message: it came back to the sender's mailbox, they told the receiver otherwise, send it again. */
export type PersonEvent = 'came-back' | 'told' | 'again'

export type MessageEvent = AttemptEvent | PersonEvent

/** Which event leads where; what isn't here can't happen to a message in that state. */
export const messageTransitions: Readonly<Record<MessageState, Partial<Record<MessageEvent, MessageState>>>> = {
  waiting: {
    delivered: 'sent',
    kept: 'kept',
    refused: 'bounced',
    'not-now': 'waiting',
    unknown: 'waiting',
    unreachable: 'waiting',
    again: 'waiting',
  },
  sent: { 'came-back': 'bounced' },
  kept: {},
  bounced: { again: 'waiting', told: 'told' },
  'given-up': { again: 'waiting', told: 'told' },
  told: {},
}

/** Minutes to wait after the first, second … attempt that didn't get through; from then on every four hours. */
const firstWaits: readonly number[] = [1, 5, 15, 60]
const laterWait = 240
/** Some four and a half days, so that a mail server that is away over a long weekend loses nothing. */
const mostTries = 30

/** What is kept of a message that an event changes: attempts since it was last told to be sent, and when the next is due. */
export type Standing = {
  readonly state: MessageState
  readonly tries: number
  readonly nextAttemptAt: Temporal.Instant | null
}

/**
 * Where a message stands after an event at an instant; null when that can't happen to a message in its state. An attempt that didn't
 * get through is repeated after a growing wait, until `mostTries`; one that may have, only hours later: it is the same message, and its
 * receiver most likely has it. Sending again starts that count anew. (LO-03; trust.md 13)
 */
export function afterEvent(
  before: { readonly state: MessageState; readonly tries: number },
  event: MessageEvent,
  at: Temporal.Instant,
): Standing | null {
  const state = messageTransitions[before.state][event]
  if (state === undefined) return null
  if (event === 'again') return { state, tries: 0, nextAttemptAt: at }
  if (event === 'came-back' || event === 'told') return { state, tries: before.tries, nextAttemptAt: null }
  const tries = before.tries + 1
  if (state !== 'waiting') return { state, tries, nextAttemptAt: null }
  if (tries >= mostTries) return { state: 'given-up', tries, nextAttemptAt: null }
  const wait = event === 'unknown' ? laterWait : (firstWaits[tries - 1] ?? laterWait)
  return { state, tries, nextAttemptAt: at.add({ minutes: wait }) }
}
