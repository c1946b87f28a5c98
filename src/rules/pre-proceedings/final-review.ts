import { daysLate } from '#rules/calendar/elapsed.ts'
import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import {
  type DecidedAs,
  type DecidingSitting,
  mayDecide,
  type MeetingDecides,
  type NobodyDecides,
} from '#rules/sittings/who-decides.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { missingConsiderations, type Considerations } from './considerations.ts'
import {
  endingBy,
  limitAsOf,
  stageAfter,
  type Episode,
  type FinalOutcome,
  type PlanSought,
  type ReturnToPanel,
  type Stage,
} from './episode.ts'
import { hasExceptionalCircumstances, refusalOfNewLimit, type NewLimitRefusal } from './extension.ts'
import { lackOfReturn, type ReturnIncomplete, type ReturnSought } from './seek-urgent-return.ts'

/**
 * What the meeting decided at a final review (P8; PP-05): a recommended extension with its exceptional circumstances (P6; PP-04), an
 * urgent return with its reason, by when and by whom (PP-06).
 */
export type FinalDecision =
  | { readonly outcome: 'step-out-child-protection' | 'step-out-child-in-need' | 'initiate-proceedings' }
  | { readonly outcome: 'recommend-extension'; readonly newLimit: PlainDate; readonly exceptional: string }
  | ({ readonly outcome: ReturnToPanel } & ReturnSought)

/** A final review as held. `stage` is where it leaves the episode: still open after a recommendation, whose limit doesn't move. */
export type FinalReviewed = {
  readonly heldOn: PlainDate
  readonly outcome: FinalOutcome
  readonly daysLate: number
  readonly decidedAs: DecidedAs
  readonly recommendedLimit: PlainDate | null
  readonly urgentReturnBy: PlainDate | null
  readonly stage: Stage
}

export type FinalRefusal =
  | 'episode-ended'
  | 'before-the-decision'
  | 'before-an-earlier-review'
  | 'meeting-not-yet-held'
  | NobodyDecides
  | 'considerations-missing'
  | 'exceptional-circumstances-missing'
  | 'for-the-panel'
  | ReturnIncomplete
  | NewLimitRefusal

function stageWithDecision(decision: FinalDecision, on: PlainDate): Stage {
  const ending = endingBy(decision.outcome)
  return ending === null ? { status: 'open' } : stageAfter(ending, on, '')
}

/**
 * What a final review can lead to at a meeting, in the order offered: where it may not decide to issue or to step out itself, it seeks the
 * panel's decision instead (P8; SET-07).
 */
export const finalOutcomesOf = ({ issue, stepDown }: MeetingDecides): readonly FinalOutcome[] => [
  ...(stepDown ? (['step-out-child-protection', 'step-out-child-in-need'] as const) : []),
  ...(issue ? (['initiate-proceedings'] as const) : []),
  'recommend-extension',
  issue && stepDown ? 'urgent-return' : 'seek-panel-decision',
]

const isBeforeAnEarlierReview = ({ midpoint, finals }: Episode, on: PlainDate): boolean =>
  [...(midpoint === null ? [] : [midpoint]), ...finals].some(({ heldOn }) => isBefore(on, heldOn))

function refusalOf(episode: Episode, decision: FinalDecision, on: PlainDate, today: PlainDate): FinalRefusal | null {
  if (episode.stage.status !== 'open') return 'episode-ended'
  if (isBefore(on, episode.decidedOn)) return 'before-the-decision'
  if (isBeforeAnEarlierReview(episode, on)) return 'before-an-earlier-review'
  if (isAfter(on, today)) return 'meeting-not-yet-held'
  return refusalOfDecision(episode, decision)
}

function refusalOfDecision(episode: Episode, decision: FinalDecision): FinalRefusal | null {
  if ('takenBy' in decision) return lackOfReturn(decision)
  if (decision.outcome !== 'recommend-extension') return null
  return hasExceptionalCircumstances(decision.exceptional)
    ? refusalOfNewLimit(episode, decision.newLimit)
    : 'exceptional-circumstances-missing'
}

/**
 * Decides one child's final review at a meeting, once every consideration is written. Stepping out and initiating proceedings end the
 * episode on the meeting's day; recommending an extension counts as held and moves no date (P8; PP-05). Lateness is counted from the
 * limit as it stood that day and stays (P5). `today` is the day in London.
 */
export function decideFinalReview(
  episode: Episode,
  decision: FinalDecision,
  written: Considerations,
  sitting: DecidingSitting,
  today: PlainDate,
): Outcome<FinalReviewed, FinalRefusal> {
  const refusal = refusalOf(episode, decision, sitting.on, today)
  if (refusal !== null) return refused(refusal)
  const decides = mayDecide(sitting)
  if (!decides.ok) return decides
  if (!finalOutcomesOf(sitting.decides).includes(decision.outcome)) return refused('for-the-panel')
  if (missingConsiderations(written).length > 0) return refused('considerations-missing')
  return allowed({
    heldOn: sitting.on,
    outcome: decision.outcome,
    daysLate: daysLate(limitAsOf(episode, sitting.on), sitting.on),
    decidedAs: decides.value,
    recommendedLimit: decision.outcome === 'recommend-extension' ? decision.newLimit : null,
    urgentReturnBy: 'by' in decision ? decision.by : null,
    stage: stageWithDecision(decision, sitting.on),
  })
}

/** Whether a conference has to be asked for: the plan sought differs from what the child has now (P8; PP-05). */
export const needsAConference = (
  now: { readonly childProtection: boolean; readonly childInNeed: boolean },
  sought: PlanSought,
): boolean => (sought === 'child-protection' ? !now.childProtection : now.childProtection || !now.childInNeed)
