import { daysLate, daysOverdue, sayLate } from '#rules/calendar/elapsed.ts'
import { isBefore, latest, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { firstSittingOnOrAfter, proposedSitting } from '#rules/sittings/proposed-sitting.ts'
import { type Sitting, type SittingPlan, takesFrom } from '#rules/sittings/sittings.ts'
import {
  type BroughtForward,
  limitAsOf,
  limitOf,
  type EpisodeFacts,
  type FinalHeld,
  type FinalOutcome,
  returnsToPanel,
} from './episode.ts'
import { midpointPoint, startOfClock } from './timetable.ts'

/** How late a review was by what the record said until the start of its clock was corrected on the day `until`. */
export type LateBefore = { readonly daysLate: number; readonly until: PlainDate }

/** A day on which a review was held; `before` where a correction since has changed how late it was, else null (P5). */
export type Held = { readonly on: PlainDate; readonly daysLate: number; readonly before: LateBefore | null }

/** How a review stands; `not-held` is a midpoint that a final review went past. Overdue and late are in days (§1, P5). */
export type ReviewState =
  | (Held & { readonly kind: 'held' })
  | { readonly kind: 'due' }
  | { readonly kind: 'overdue'; readonly by: number }
  | { readonly kind: 'not-held' }

/**
 * One review on the clock. `proposed` is the meeting the rule places it on (P3), null when flagged. `meeting` is where it can still be
 * held: the proposed one unless that has passed or ended, then the next one, unless somebody brought it forward; null once nothing is to be
 * held, or when no meeting is planned. `broughtForward` is null where nobody did, or where that choice has fallen away.
 */
export type ReviewClock = {
  readonly review: 'midpoint' | 'final'
  readonly point: PlainDate
  readonly state: ReviewState
  readonly proposed: Sitting | null
  readonly meeting: Sitting | null
  readonly broughtForward: ChosenMeeting | null
}

/** Who brought a review forward, when and why; and the meeting that takes it without that, null when none is planned. */
export type ChosenMeeting = BroughtForward & { readonly insteadOf: Sitting | null }

/** A final review that was held: `point` is the limit as it stood that day, which its lateness stays counted from (P5). */
export type FinalOnClock = Held & { readonly point: PlainDate; readonly outcome: FinalOutcome | null }

/** 'on time', '7 days late'; and what it was before the start of the clock was corrected, where that differs. */
export const sayHeld = ({ daysLate: late, before }: Held): string =>
  before === null
    ? sayLate(late)
    : `${sayLate(late)} (${sayLate(before.daysLate)} until the start of the clock was corrected, ${sayDate(before.until)})`

/** When a review was held and how late that is, now and as it was recorded when it was held. */
function held(facts: EpisodeFacts, on: PlainDate, pointOf: (facts: EpisodeFacts) => PlainDate): Held {
  const late = daysLate(pointOf(facts), on)
  const asRecorded = facts.startsBefore.find(({ until }) => !isBefore(until, on))
  if (asRecorded === undefined) return { on, daysLate: late, before: null }
  const then = daysLate(pointOf({ ...facts, ...asRecorded }), on)
  return { on, daysLate: late, before: then === late ? null : { daysLate: then, until: asRecorded.until } }
}

const waiting = (point: PlainDate, today: PlainDate): ReviewState =>
  daysOverdue(point, today) === 0 ? { kind: 'due' } : { kind: 'overdue', by: daysOverdue(point, today) }

type Placing = { readonly facts: EpisodeFacts; readonly plan: SittingPlan; readonly today: PlainDate }

function placed(
  review: ReviewClock['review'],
  point: PlainDate,
  after: PlainDate,
  { facts, plan, today }: Placing,
): ReviewClock {
  const proposed = proposedSitting(plan, point, after)
  const from = firstDayFor(plan, today, after)
  const isToCome = proposed !== null && !isBefore(proposed.on, from)
  const byItself = isToCome ? proposed : firstSittingOnOrAfter(plan, from)
  const choice = choiceOf(facts, review)
  const chosen = choice === null ? null : (plan.written.get(choice.sittingId) ?? null)
  const asPlaced = { review, point, state: waiting(point, today), proposed }
  return choice !== null && chosen !== null && isForward(chosen, from, byItself)
    ? { ...asPlaced, meeting: chosen, broughtForward: { ...choice, insteadOf: byItself } }
    : { ...asPlaced, meeting: byItself, broughtForward: null }
}

/** The first day on which a review can be held: a meeting that day can still take something, and comes after what it follows. */
export const firstDayFor = (plan: SittingPlan, today: PlainDate, after: PlainDate): PlainDate =>
  latest(takesFrom(plan, today), after.add({ days: 1 }))

/** What was chosen before a final review was held was chosen for that one (P8). */
const choiceOf = ({ broughtForward, finals }: EpisodeFacts, review: ReviewClock['review']): BroughtForward | null =>
  broughtForward.find(
    (each) => each.review === review && finals.every(({ heldOn }) => !isBefore(each.chosenOn, heldOn)),
  ) ?? null

/** A choice only ever brings a review forward: it falls away with a meeting that is over, or that is moved as late as the usual one. */
const isForward = ({ on }: Sitting, from: PlainDate, byItself: Sitting | null): boolean =>
  !isBefore(on, from) && (byItself === null || isBefore(on, byItself.on))

/** The day after which a review can be held: day 0 or, for a final, the review held before it. */
export function reviewFollows(facts: EpisodeFacts, review: ReviewClock['review']): PlainDate {
  const dayZero = startOfClock(facts).on
  if (review === 'midpoint') return dayZero
  return latest(dayZero, facts.finals.at(-1)?.heldOn ?? facts.midpoint?.heldOn ?? facts.decidedOn)
}

const settled = (review: ReviewClock['review'], point: PlainDate, state: ReviewState): ReviewClock => ({
  review,
  point,
  state,
  proposed: null,
  meeting: null,
  broughtForward: null,
})

/** The midpoint on a day: held, waiting for a meeting, or gone past by a final review (P2–P5). */
export function midpointClock(facts: EpisodeFacts, plan: SittingPlan, today: PlainDate): ReviewClock {
  const point = midpointPoint(startOfClock(facts).on)
  if (facts.midpoint !== null) {
    const asHeld = held(facts, facts.midpoint.heldOn, (each) => midpointPoint(startOfClock(each).on))
    return settled('midpoint', point, { kind: 'held', ...asHeld })
  }
  if (facts.finals.length > 0) return settled('midpoint', point, { kind: 'not-held' })
  return placed('midpoint', point, reviewFollows(facts, 'midpoint'), { facts, plan, today })
}

const finalOnClock = (facts: EpisodeFacts, { heldOn, outcome }: FinalHeld): FinalOnClock => ({
  ...held(facts, heldOn, (each) => limitAsOf(each, heldOn)),
  point: limitAsOf(facts, heldOn),
  outcome,
})

/** Every final review held so far, in order (P8). */
export const finalsOnClock = (facts: EpisodeFacts): readonly FinalOnClock[] =>
  facts.finals.map((final) => finalOnClock(facts, final))

const leavesAnotherToHold = ({ outcome }: FinalHeld): boolean =>
  outcome === 'recommend-extension' || returnsToPanel(outcome)

/** The final review still to hold by the limit, or the last one held; one that only recommended leaves another to hold (P8). */
export function finalClock(facts: EpisodeFacts, plan: SittingPlan, today: PlainDate): ReviewClock {
  const last = facts.finals.at(-1)
  if (last !== undefined && !leavesAnotherToHold(last)) {
    const { point, on, daysLate: late, before } = finalOnClock(facts, last)
    return settled('final', point, { kind: 'held', on, daysLate: late, before })
  }
  return placed('final', limitOf(facts), reviewFollows(facts, 'final'), { facts, plan, today })
}

/** The reviews of a clock that are still to hold and have their meeting on that day, the midpoint first. (P3) */
export const reviewsHere = (
  { midpoint, final }: { readonly midpoint: ReviewClock; readonly final: ReviewClock },
  on: PlainDate,
): readonly ReviewClock[] =>
  [midpoint, final].filter(
    ({ state, meeting }) => (state.kind === 'due' || state.kind === 'overdue') && meeting?.on.equals(on) === true,
  )

/** The review of that kind that a clock has as held on that day, with how late it was; null where it has none. */
export function heldOnDay(
  { midpoint, finals }: { readonly midpoint: ReviewClock; readonly finals: readonly FinalOnClock[] },
  kind: ReviewClock['review'],
  day: PlainDate,
): Held | null {
  const held: readonly Held[] = kind === 'final' ? finals : midpoint.state.kind === 'held' ? [midpoint.state] : []
  return held.find(({ on }) => on.equals(day)) ?? null
}
