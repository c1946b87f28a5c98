import { daysLate } from '#rules/calendar/elapsed.ts'
import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { type DecidedAs, type DecidingSitting, mayDecide, type NobodyDecides } from '#rules/sittings/who-decides.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import type { Episode, MidpointOutcome } from './episode.ts'
import { hasExceptionalCircumstances, mayBeExtended } from './extension.ts'
import { lackOfReturn, type ReturnIncomplete, type ReturnSought } from './seek-urgent-return.ts'
import { earliestMidpoint, midpointPoint, startOfClock } from './timetable.ts'

/** What the meeting decided at a midpoint, with its reason where one is due; an urgent return says by when and by whom (P7; PP-06). */
export type MidpointDecision =
  | { readonly outcome: 'continue' }
  | { readonly outcome: 'seek-extension'; readonly why: string }
  | ({ readonly outcome: 'urgent-return' } & ReturnSought)

export type MidpointReviewed = {
  readonly heldOn: PlainDate
  readonly outcome: MidpointOutcome
  readonly daysLate: number
  readonly decidedAs: DecidedAs
  readonly urgentReturnBy: PlainDate | null
}

export type MidpointRefusal =
  | 'episode-ended'
  | 'already-reviewed'
  | 'final-already-held'
  | 'before-the-decision'
  | 'meeting-not-yet-held'
  | NobodyDecides
  | 'early-without-a-reason'
  | 'exceptional-circumstances-missing'
  | ReturnIncomplete
  | 'past-the-16-week-maximum'

/** Whether a midpoint on this day comes so early that a reason is asked for: before day 28 (P4). */
export const needsAReasonToBeEarly = (episode: Episode, heldOn: PlainDate): boolean =>
  isBefore(heldOn, earliestMidpoint(startOfClock(episode).on))

function lackOf(decision: MidpointDecision): MidpointRefusal | null {
  if (decision.outcome === 'urgent-return') return lackOfReturn(decision)
  if (decision.outcome === 'continue' || hasExceptionalCircumstances(decision.why)) return null
  return 'exceptional-circumstances-missing'
}

/**
 * Decides one child's midpoint review at a meeting. It is held on the meeting's own day, so it can't be back-dated, and a review past
 * its date stays late by that many days (P5). `earlyReason` is the reason for a day before day 28, else null or blank (P4). `today` is
 * the day in London.
 */
export function decideMidpointReview(
  episode: Episode,
  decision: MidpointDecision,
  sitting: DecidingSitting,
  earlyReason: string | null,
  today: PlainDate,
): Outcome<MidpointReviewed, MidpointRefusal> {
  if (episode.stage.status !== 'open') return refused('episode-ended')
  if (episode.midpoint !== null) return refused('already-reviewed')
  if (episode.finals.length > 0) return refused('final-already-held')
  if (isBefore(sitting.on, episode.decidedOn)) return refused('before-the-decision')
  if (isAfter(sitting.on, today)) return refused('meeting-not-yet-held')
  if (decision.outcome === 'seek-extension' && !mayBeExtended(episode)) return refused('past-the-16-week-maximum')
  const decides = mayDecide(sitting)
  if (!decides.ok) return decides
  if (needsAReasonToBeEarly(episode, sitting.on) && (earlyReason ?? '').trim() === '') {
    return refused('early-without-a-reason')
  }
  const lack = lackOf(decision)
  if (lack !== null) return refused(lack)
  return allowed({
    heldOn: sitting.on,
    outcome: decision.outcome,
    daysLate: daysLate(midpointPoint(startOfClock(episode).on), sitting.on),
    decidedAs: decides.value,
    urgentReturnBy: decision.outcome === 'urgent-return' ? decision.by : null,
  })
}
