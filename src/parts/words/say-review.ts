import type { KeptReview } from '#records/pre-proceedings/reviews.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { outcomeNames } from '#rules/pre-proceedings/review-words.ts'

type Said = Pick<KeptReview, 'outcome' | 'recommendedLimitOn' | 'decidedAs'>

/**
 * What a review decided, in a line: 'Recommend an extension to Mon 14 Dec 2026', 'Continue (decided by the deputy acting as chair)'.
 * Stepping out says the plan sought; the child's status changes only when a conference changes it. (P8; PP-05)
 */
export function sayReviewOutcome({ outcome, recommendedLimitOn, decidedAs }: Said): string {
  const words = outcome === null ? 'Held; outcome not recorded' : outcomeNames[outcome]
  const to = recommendedLimitOn === null ? '' : ` to ${sayDate(recommendedLimitOn)}`
  return `${words}${to}${decidedAs === 'acting-deputy' ? ' (decided by the deputy acting as chair)' : ''}`
}
