import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { Outcome } from '#rules/outcome.ts'
import { allowed, refused } from '#rules/outcome.ts'
import type { Considerations } from '#rules/pre-proceedings/considerations.ts'
import type { Episode, FinalOutcome, MidpointOutcome, Stage } from '#rules/pre-proceedings/episode.ts'
import { is18On } from '#rules/people/still-followed.ts'
import { decideFinalReview, type FinalDecision, type FinalRefusal } from '#rules/pre-proceedings/final-review.ts'
import {
  decideMidpointReview,
  type MidpointDecision,
  type MidpointRefusal,
} from '#rules/pre-proceedings/midpoint-review.ts'
import type { DecidedAs, DecidingSitting } from '#rules/sittings/who-decides.ts'

/** What the meeting decided for one child: at a midpoint or at a final review. */
export type ChildDecision =
  | { readonly kind: 'midpoint'; readonly decision: MidpointDecision; readonly earlyReason: string | null }
  | { readonly kind: 'final'; readonly decision: FinalDecision; readonly written: Considerations }

/** A review as held, of either kind. */
export type ReviewDecided = {
  readonly outcome: MidpointOutcome | FinalOutcome
  readonly heldOn: PlainDate
  readonly daysLate: number
  readonly decidedAs: DecidedAs
  readonly recommendedLimit: PlainDate | null
  readonly stage: Stage
}

export type ReviewRefusal = MidpointRefusal | FinalRefusal | 'is-18'

/** Decides one child's review, whichever it is; siblings are decided one by one, and nothing of somebody who is 18 (P7, P8, P12, P17). `today` is the day in London. */
export function decideReview(
  episode: Episode,
  decided: ChildDecision,
  sitting: DecidingSitting,
  today: PlainDate,
): Outcome<ReviewDecided, ReviewRefusal> {
  if (is18On(episode.bornOn, sitting.on)) return refused('is-18')
  if (decided.kind === 'final') return decideFinalReview(episode, decided.decision, decided.written, sitting, today)
  const review = decideMidpointReview(episode, decided.decision, sitting, decided.earlyReason, today)
  return review.ok ? allowed({ ...review.value, recommendedLimit: null, stage: episode.stage }) : review
}

/** A review as an item keeps it. */
export type ReviewAtItem = {
  readonly kind: 'midpoint' | 'final'
  readonly heldOn: PlainDate
  readonly outcome: MidpointOutcome | FinalOutcome | null
  readonly recommendedLimitOn: PlainDate | null
}

/**
 * The episode as it stood before this item recorded its review, so that recording it again, until the chair confirms, decides from the
 * same start (TM-04). A review that ended the episode is undone with its ending, a recommended extension with what was decided on it.
 */
export function episodeBefore(episode: Episode, review: ReviewAtItem | null): Episode {
  if (review === null) return episode
  if (review.kind === 'midpoint') return { ...episode, midpoint: null }
  const finals = episode.finals.filter(({ heldOn }) => !heldOn.equals(review.heldOn))
  const { recommendedLimitOn } = review
  const extensions = episode.extensions.filter(({ newLimit }) => recommendedLimitOn?.equals(newLimit) !== true)
  return {
    ...episode,
    finals,
    extensions,
    stage: wasEndedBy(episode.stage, review) ? { status: 'open' } : episode.stage,
  }
}

/** Whether this review is what ended the episode: same day, and an outcome that ends. */
export const wasEndedBy = (stage: Stage, { heldOn, outcome }: Pick<ReviewAtItem, 'heldOn' | 'outcome'>): boolean => {
  if (stage.status === 'stepped-up') return outcome === 'initiate-proceedings' && stage.on.equals(heldOn)
  if (stage.status !== 'stepped-out') return false
  return outcome === `step-out-${stage.planSought}` && stage.on.equals(heldOn)
}
