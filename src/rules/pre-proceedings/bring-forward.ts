import { addDays, isSameDay, type PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { type Sitting, type SittingPlan, sittingsBetween } from '#rules/sittings/sittings.ts'
import type { RunningClock } from './clock.ts'
import { reviewWarnedOf } from './clock-warnings.ts'
import type { ClockSoFar } from './next-step.ts'
import { firstDayFor, type ReviewClock, reviewFollows } from './review-clock.ts'

/** The meeting that takes a review as long as nobody brings it forward; null when none is planned, or nothing is to be held. */
export const meetingByItself = ({ meeting, broughtForward }: ReviewClock): Sitting | null =>
  broughtForward === null ? meeting : broughtForward.insteadOf

/**
 * The meetings that a review still to hold can be brought forward to, in order: those from today on before the one that takes it by itself.
 * None for a review that was held. (P3, P13; PP-03)
 */
export function meetingsBefore(
  { facts, today }: Pick<ClockSoFar, 'facts' | 'today'>,
  review: ReviewClock,
  plan: SittingPlan,
): readonly Sitting[] {
  const byItself = meetingByItself(review)
  if (byItself === null) return []
  const from = firstDayFor(plan, today, reviewFollows(facts, review.review))
  return sittingsBetween(plan, from, addDays(byItself.on, -1))
}

/** The reviews of a running clock that can be brought forward, or put back. */
export const mayComeForward = (
  clock: Pick<ClockSoFar, 'facts' | 'today' | 'midpoint' | 'final'>,
  plan: SittingPlan,
): readonly ReviewClock[] => [clock.midpoint, clock.final].filter((review) => canComeForward(clock, review, plan))

const canComeForward = (clock: Pick<ClockSoFar, 'facts' | 'today'>, review: ReviewClock, plan: SittingPlan): boolean =>
  review.broughtForward !== null || meetingsBefore(clock, review, plan).length > 0

/** A review that can be brought forward or put back; `to` is the meeting that is likely meant, where one is. */
export type WayForward = Pick<ReviewClock, 'review' | 'broughtForward'> & { readonly to: PlainDate | null }

/**
 * Of the reviews of a running clock that can be brought forward or put back those that the agenda of a meeting `on` speaks of: placed on it or
 * on one of the meetings after it that it looks ahead to, or too late for a birth. `to` is that meeting, where it comes before, or the one proposed before the birth. (PP-03, P13)
 */
export const comeForwardAt = (
  clock: RunningClock,
  plan: SittingPlan,
  { on, ahead }: { readonly on: PlainDate; readonly ahead: readonly PlainDate[] },
): readonly WayForward[] => {
  const before = clock.warnings.find((warning) => warning.kind === 'bring-forward')?.meeting?.on ?? null
  const isTooLate = ({ review }: ReviewClock) => clock.warnings.some((warning) => reviewWarnedOf(warning) === review)
  const isSeen = ({ meeting }: ReviewClock) =>
    meeting !== null && [on, ...ahead].some((day) => isSameDay(day, meeting.on))
  // The meetings before are looked up last: an agenda asks this of every child.
  return [clock.midpoint, clock.final]
    .filter((review) => (isSeen(review) || isTooLate(review)) && canComeForward(clock, review, plan))
    .map((review) => {
      const likely = review.review === 'final' && before !== null ? before : on
      const isEarlier = meetingsBefore(clock, review, plan).some((each) => isSameDay(each.on, likely))
      return { ...review, to: review.broughtForward === null && isEarlier ? likely : null }
    })
}

/** What of a meeting says whether it can take a review brought forward. `toSpare` in minutes, what is to be taken of this family left out. */
export type MeetingToTake = {
  readonly on: PlainDate
  readonly state: 'planned' | 'open' | 'held' | 'cancelled'
  readonly toSpare: number
}

export type BringForwardRefusal =
  'not-to-be-held' | 'meeting-cancelled' | 'meeting-ended' | 'meeting-full' | 'not-earlier'

/**
 * Whether a review may be brought forward to a meeting (null: the series has none that day): one that is to be held, has minutes left, and
 * comes before the meeting that takes the review by itself. No limit moves with it. (P3, P4, P13; PP-03, TM-01)
 */
export function decideToBringForward(
  clock: Pick<ClockSoFar, 'facts' | 'today'>,
  review: ReviewClock,
  plan: SittingPlan,
  meeting: MeetingToTake | null,
): Outcome<PlainDate, BringForwardRefusal> {
  if (review.state.kind === 'held' || review.state.kind === 'not-held') return refused('not-to-be-held')
  if (meeting === null || meeting.state === 'cancelled') return refused('meeting-cancelled')
  if (meeting.state === 'held') return refused('meeting-ended')
  if (!meetingsBefore(clock, review, plan).some(({ on }) => isSameDay(on, meeting.on))) return refused('not-earlier')
  return meeting.toSpare > 0 ? allowed(meeting.on) : refused('meeting-full')
}
