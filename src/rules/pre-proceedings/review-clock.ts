import { daysLate, daysOverdue } from '#rules/calendar/elapsed.ts'
import { isBefore, latest, type PlainDate } from '#rules/calendar/plain-date.ts'
import { firstSittingOnOrAfter, proposedSitting } from '#rules/sittings/proposed-sitting.ts'
import { type Sitting, type SittingPlan, takesFrom } from '#rules/sittings/sittings.ts'
import { limitAsOf, limitOf, type EpisodeFacts, type FinalHeld, type FinalOutcome } from './episode.ts'
import { midpointPoint, startOfClock } from './timetable.ts'

/** How a review stands; `not-held` is a midpoint that a final review went past. Overdue and late are in days (§1, P5). */
export type ReviewState =
  | { readonly kind: 'held'; readonly on: PlainDate; readonly daysLate: number }
  | { readonly kind: 'due' }
  | { readonly kind: 'overdue'; readonly by: number }
  | { readonly kind: 'not-held' }

/**
 * One review on the clock. `proposed` is the meeting the rule places it on (P3), null when flagged. `meeting` is where it can still be
 * held: the proposed one unless that has passed or ended, then the next one; null once nothing is to be held, or when no meeting is planned.
 */
export type ReviewClock = {
  readonly review: 'midpoint' | 'final'
  readonly point: PlainDate
  readonly state: ReviewState
  readonly proposed: Sitting | null
  readonly meeting: Sitting | null
}

/** A final review that was held: `point` is the limit as it stood that day, which its lateness stays counted from (P5). */
export type FinalOnClock = {
  readonly on: PlainDate
  readonly point: PlainDate
  readonly daysLate: number
  readonly outcome: FinalOutcome | null
}

const waiting = (point: PlainDate, today: PlainDate): ReviewState =>
  daysOverdue(point, today) === 0 ? { kind: 'due' } : { kind: 'overdue', by: daysOverdue(point, today) }

function placed(
  review: ReviewClock['review'],
  point: PlainDate,
  after: PlainDate,
  { plan, today }: { readonly plan: SittingPlan; readonly today: PlainDate },
): ReviewClock {
  const proposed = proposedSitting(plan, point, after)
  const from = takesFrom(plan, today)
  const isToCome = proposed !== null && !isBefore(proposed.on, from)
  const meeting = isToCome ? proposed : firstSittingOnOrAfter(plan, latest(from, after.add({ days: 1 })))
  return { review, point, state: waiting(point, today), proposed, meeting }
}

const settled = (review: ReviewClock['review'], point: PlainDate, state: ReviewState): ReviewClock => ({
  review,
  point,
  state,
  proposed: null,
  meeting: null,
})

/** The midpoint on a day: held, waiting for a meeting, or gone past by a final review (P2–P5). */
export function midpointClock(facts: EpisodeFacts, plan: SittingPlan, today: PlainDate): ReviewClock {
  const dayZero = startOfClock(facts).on
  const point = midpointPoint(dayZero)
  if (facts.midpoint !== null) {
    const { heldOn } = facts.midpoint
    return settled('midpoint', point, { kind: 'held', on: heldOn, daysLate: daysLate(point, heldOn) })
  }
  if (facts.finals.length > 0) return settled('midpoint', point, { kind: 'not-held' })
  return placed('midpoint', point, dayZero, { plan, today })
}

function finalOnClock(facts: EpisodeFacts, { heldOn, outcome }: FinalHeld): FinalOnClock {
  const point = limitAsOf(facts, heldOn)
  return { on: heldOn, point, daysLate: daysLate(point, heldOn), outcome }
}

/** Every final review held so far, in order (P8). */
export const finalsOnClock = (facts: EpisodeFacts): readonly FinalOnClock[] =>
  facts.finals.map((final) => finalOnClock(facts, final))

const leavesAnotherToHold = ({ outcome }: FinalHeld): boolean =>
  outcome === 'recommend-extension' || outcome === 'urgent-return'

/** The final review still to hold by the limit, or the last one held; one that only recommended leaves another to hold (P8). */
export function finalClock(facts: EpisodeFacts, plan: SittingPlan, today: PlainDate): ReviewClock {
  const last = facts.finals.at(-1)
  if (last !== undefined && !leavesAnotherToHold(last)) {
    const { on, point, daysLate: late } = finalOnClock(facts, last)
    return settled('final', point, { kind: 'held', on, daysLate: late })
  }
  const reviewedOn = last?.heldOn ?? facts.midpoint?.heldOn ?? facts.decidedOn
  return placed('final', limitOf(facts), latest(startOfClock(facts).on, reviewedOn), { plan, today })
}
