import { addDays, isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { isPlacementProvisional } from '#rules/sittings/meeting-reason.ts'
import { lastSittingOnOrBefore } from '#rules/sittings/proposed-sitting.ts'
import type { Sitting, SittingPlan } from '#rules/sittings/sittings.ts'
import type { EpisodeFacts, Stage } from './episode.ts'
import type { ClockSoFar } from './next-step.ts'
import { returnErrors, type ReturnError } from './return-order.ts'
import { firstDayFor, type ReviewClock, reviewFollows } from './review-clock.ts'
import { earliestMidpoint, startOfClock, type ClockStartsWith } from './timetable.ts'
import { bringForwardTo } from './unborn.ts'

/** What a person should know about a clock, each to be shown in words (P1, P3, P4, P13, P14, §1). */
export type ClockWarning =
  | { readonly kind: 'start-provisional'; readonly until: ClockStartsWith }
  | { readonly kind: 'no-meeting-in-time'; readonly review: ReviewClock['review'] }
  | { readonly kind: 'next-meeting-after-date'; readonly review: ReviewClock['review']; readonly on: PlainDate }
  | { readonly kind: 'midpoint-before-day-28'; readonly on: PlainDate }
  | {
      readonly kind: 'bring-forward'
      readonly expectedOn: PlainDate
      readonly readyBy: PlainDate
      readonly meeting: Sitting | null
    }
  | {
      readonly kind: 'brought-forward-before-birth'
      readonly review: ReviewClock['review']
      readonly bornOn: PlainDate
      readonly on: PlainDate
      /** Where it would be held by itself; null where no meeting is planned. */
      readonly back: PlainDate | null
    }
  | { readonly kind: 'return-error'; readonly error: ReturnError }
  | { readonly kind: 'bank-holidays-unpublished'; readonly after: PlainDate }

/** The review whose meeting a warning asks to choose again: an earlier one, or after a birth its own; null for the others. */
export function reviewWarnedOf(warning: ClockWarning): ReviewClock['review'] | null {
  switch (warning.kind) {
    case 'no-meeting-in-time':
    case 'next-meeting-after-date':
    case 'brought-forward-before-birth':
      return warning.review
    case 'bring-forward':
      return 'final'
    case 'start-provisional':
    case 'midpoint-before-day-28':
    case 'return-error':
    case 'bank-holidays-unpublished':
      return null
  }
}

function placementWarnings(on: ReviewClock): readonly ClockWarning[] {
  const { review, point, state, proposed, meeting, broughtForward } = on
  if (state.kind !== 'due' || broughtForward !== null) return []
  if (proposed === null) return [{ kind: 'no-meeting-in-time', review }]
  return meeting !== null && isAfter(meeting.on, point) && !meeting.on.equals(proposed.on)
    ? [{ kind: 'next-meeting-after-date', review, on: meeting.on }]
    : []
}

function earlyMidpoint(facts: EpisodeFacts, { meeting }: ReviewClock): readonly ClockWarning[] {
  return meeting !== null && isBefore(meeting.on, earliestMidpoint(startOfClock(facts).on))
    ? [{ kind: 'midpoint-before-day-28', on: meeting.on }]
    : []
}

function unbornWarning({ facts, final, limit, today }: ClockSoFar, plan: SittingPlan): readonly ClockWarning[] {
  const readyBy = final.state.kind === 'held' ? null : bringForwardTo(facts, limit)
  if (readyBy === null || facts.expectedDeliveryOn === null) return []
  if (final.broughtForward !== null && final.meeting !== null && !isAfter(final.meeting.on, readyBy)) return []
  const from = firstDayFor(plan, today, reviewFollows(facts, 'final'))
  const meeting = lastSittingOnOrBefore(plan, readyBy, addDays(from, -1))
  return [{ kind: 'bring-forward', expectedOn: facts.expectedDeliveryOn, readyBy, meeting }]
}

/** After the birth nothing has to be early for it: whether a review chosen before it stays so is asked until somebody chooses again. (P13) */
function sinceBirth({ facts: { bornOn, expectedDeliveryOn } }: ClockSoFar, on: ReviewClock): readonly ClockWarning[] {
  const { review, meeting, broughtForward: chosen } = on
  if (bornOn === null || expectedDeliveryOn === null || chosen === null || meeting === null) return []
  if (isAfter(chosen.chosenOn, bornOn)) return []
  const back = chosen.insteadOf?.on ?? null
  return [{ kind: 'brought-forward-before-birth', review, bornOn, on: meeting.on, back }]
}

/** What is out of order for the return in an episode (P14); nothing after an ending that is nobody's decision (PP-12). */
export function returnWarnings(facts: EpisodeFacts, stage: Stage): readonly ClockWarning[] {
  if (stage.status === 'ended-otherwise') return []
  const stepDecidedOn = stage.status === 'open' ? null : stage.on
  return returnErrors({ ...facts, stepDecidedOn }).map((error) => ({ kind: 'return-error', error }))
}

/** A review still to hold, on a meeting that bank holidays not yet published could move; where it was held is settled. */
const isPlacedProvisionally = ({ state, point, meeting }: ReviewClock, plan: SittingPlan): boolean =>
  (state.kind === 'due' || state.kind === 'overdue') && isPlacementProvisional(plan, point, meeting)

/** Everything to warn of while a clock runs, the most pressing first. */
export function clockWarnings(clock: ClockSoFar, plan: SittingPlan): readonly ClockWarning[] {
  const { facts, midpoint, final } = clock
  const start = startOfClock(facts)
  const { publishedTo } = plan.calendar
  return [
    ...unbornWarning(clock, plan),
    ...sinceBirth(clock, midpoint),
    ...sinceBirth(clock, final),
    ...placementWarnings(midpoint),
    ...placementWarnings(final),
    ...earlyMidpoint(facts, midpoint),
    ...(start.provisional ? [{ kind: 'start-provisional' as const, until: facts.clockStartsWith }] : []),
    ...returnWarnings(facts, { status: 'open' }),
    ...([midpoint, final].some((review) => isPlacedProvisionally(review, plan))
      ? [{ kind: 'bank-holidays-unpublished' as const, after: publishedTo }]
      : []),
  ]
}
