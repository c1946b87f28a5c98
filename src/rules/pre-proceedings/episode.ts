import { isAfter, isBefore, latest, type PlainDate } from '#rules/calendar/plain-date.ts'
import type { EndOfFollowing } from '#rules/people/still-followed.ts'
import { startOfClock, twelveWeekDate, type StartEvents } from './timetable.ts'

/** What a midpoint review can lead to; never proceedings (P7; PP-06). */
export type MidpointOutcome = 'continue' | 'seek-extension' | 'urgent-return'

/** What a final review can lead to (P8; PP-05, PP-06). Only the first three end the episode. */
export type FinalOutcome =
  | 'step-out-child-protection'
  | 'step-out-child-in-need'
  | 'initiate-proceedings'
  | 'recommend-extension'
  | 'urgent-return'
  | 'seek-panel-decision'

/** The outcomes by which a child goes back to the panel: as it can't wait; as the panel is to decide what the review may not (SET-07). */
export type ReturnToPanel = 'urgent-return' | 'seek-panel-decision'

/** Whether a review's outcome takes the child back to the panel (PP-06; SET-07). */
export const returnsToPanel = (outcome: MidpointOutcome | FinalOutcome | null): outcome is ReturnToPanel =>
  outcome === 'urgent-return' || outcome === 'seek-panel-decision'

/** A midpoint that was held; outcome null where an imported record doesn't say. */
export type MidpointHeld = { readonly heldOn: PlainDate; readonly outcome: MidpointOutcome | null }

/** A final review that was held; outcome null where an imported record doesn't say. */
export type FinalHeld = { readonly heldOn: PlainDate; readonly outcome: FinalOutcome | null }

/** A new limit asked for; it counts only once agreed. `decidedOn` is null while undecided, or where a record doesn't say (P6). */
export type Extension = {
  readonly newLimit: PlainDate
  readonly state: 'recommended' | 'requested' | 'agreed' | 'refused'
  readonly decidedOn: PlainDate | null
  /** Who asked, when and why; null for what isn't recorded. No date follows from it. */
  readonly asked?: {
    /** By which the record finds it. */
    readonly id?: number
    readonly by: string | null
    readonly on: PlainDate | null
    readonly why: string | null
    /** Recommended at an item that the chair hasn’t confirmed. */
    readonly awaitsChair: boolean
  }
}

/**
 * A review that somebody brought forward to an earlier meeting than the one it is placed on by itself. The meeting is one that is written
 * down, by its id: wherever it is moved, the choice goes with it. `by` is null where nobody is known. (P3, P13)
 */
export type BroughtForward = {
  readonly review: 'midpoint' | 'final'
  readonly sittingId: number
  readonly chosenOn: PlainDate
  readonly by: string | null
  readonly why: string
}

/** The events that a clock starts with as they stood until they were corrected, on the day `until`. */
export type StartBefore = Omit<StartEvents, 'clockStartsWith'> & { readonly until: PlainDate }

/** What is recorded of one child's one episode, and all that its dates follow from. */
export type EpisodeFacts = StartEvents & {
  /** In the order of the corrections; kept for what was held before one, whose lateness it changes. */
  readonly startsBefore: readonly StartBefore[]
  readonly midpoint: MidpointHeld | null
  /** In the order in which they were held. */
  readonly finals: readonly FinalHeld[]
  readonly extensions: readonly Extension[]
  /** At most one of each review. */
  readonly broughtForward: readonly BroughtForward[]
  /** The day by which the gateway panel is to see the child again; null when no urgent return is awaited. */
  readonly urgentReturnBy: PlainDate | null
  readonly expectedDeliveryOn: PlainDate | null
  readonly bornOn: PlainDate | null
  readonly applicationOn: PlainDate | null
  readonly letterOfIssueOn: PlainDate | null
}

/** The plan a final review sought when it stepped out; the child's status changes only when a conference changes it (P8). */
export type PlanSought = 'child-protection' | 'child-in-need'

/** Endings that are nobody's decision in pre-proceedings (P17; PP-12). */
export type OtherEnding = EndOfFollowing | 'other'

/** Where an episode stands. Outcome and date come together, so that neither can be kept without the other (P10). */
export type Stage =
  | { readonly status: 'open' }
  | { readonly status: 'stepped-out'; readonly on: PlainDate; readonly planSought: PlanSought }
  | { readonly status: 'stepped-up'; readonly on: PlainDate }
  | { readonly status: 'ended-otherwise'; readonly on: PlainDate; readonly ending: OtherEnding; readonly words: string }

/** One child's one period in pre-proceedings. */
export type Episode = EpisodeFacts & { readonly stage: Stage }

/** The moves there are between stages; nothing else happens to an episode (P8–P11, P17). Drawn in docs/states.md. */
export const transitions = [
  { from: 'none', by: 'decision to start', to: 'open', rule: 'P11' },
  { from: 'open', by: 'final review: step out', to: 'stepped-out', rule: 'P8' },
  { from: 'open', by: 'final review: initiate proceedings', to: 'stepped-up', rule: 'P8' },
  { from: 'open', by: 'outcome C of panel, planning meeting or head of service', to: 'stepped-up', rule: 'P9' },
  { from: 'open', by: 'death, pregnancy ended, moved away, 18, other', to: 'ended-otherwise', rule: 'P17' },
] as const satisfies readonly { from: 'none' | Stage['status']; by: string; to: Stage['status']; rule: string }[]

/** The codes an ended episode is kept with. */
export type EpisodeOutcome = Exclude<FinalOutcome, 'recommend-extension' | ReturnToPanel> | OtherEnding

/** The ending a review's outcome brings; null where the episode stays open (P7, P8). A new outcome has to be placed here. */
export function endingBy(outcome: MidpointOutcome | FinalOutcome): EpisodeOutcome | null {
  switch (outcome) {
    case 'step-out-child-protection':
    case 'step-out-child-in-need':
    case 'initiate-proceedings':
      return outcome
    case 'continue':
    case 'seek-extension':
    case 'recommend-extension':
    case 'urgent-return':
    case 'seek-panel-decision':
      return null
  }
}

/** The stage of an episode that ended with this outcome on this day; `words` are those kept with an ending of P17. */
export function stageAfter(outcome: EpisodeOutcome, on: PlainDate, words: string): Stage {
  switch (outcome) {
    case 'step-out-child-protection':
      return { status: 'stepped-out', on, planSought: 'child-protection' }
    case 'step-out-child-in-need':
      return { status: 'stepped-out', on, planSought: 'child-in-need' }
    case 'initiate-proceedings':
      return { status: 'stepped-up', on }
    case 'died':
    case 'pregnancy-ended':
    case 'moved-away':
    case 'turned-18':
    case 'other':
      return { status: 'ended-otherwise', on, ending: outcome, words }
  }
}

const limitAfter = (facts: EpisodeFacts, counts: (extension: Extension) => boolean): PlainDate =>
  facts.extensions
    .filter((extension) => extension.state === 'agreed' && counts(extension))
    .reduce((limit, { newLimit }) => latest(limit, newLimit), twelveWeekDate(startOfClock(facts).on))

/** The limit as it stands: the 12-week date, or the latest date agreed (P2, P6). */
export const limitOf = (facts: EpisodeFacts): PlainDate => limitAfter(facts, () => true)

/** The limit as it stood on a day: extensions agreed later don't make a late review timely (P5, P6). */
export const limitAsOf = (facts: EpisodeFacts, on: PlainDate): PlainDate =>
  limitAfter(facts, ({ decidedOn }) => decidedOn === null || !isAfter(decidedOn, on))

const wasDecidedSince = (facts: EpisodeFacts, heldOn: PlainDate): boolean =>
  facts.extensions.some(
    ({ state, decidedOn }) =>
      (state === 'agreed' || state === 'refused') && (decidedOn === null || !isBefore(decidedOn, heldOn)),
  )

/** Whether a new limit was asked for, or recommended at the last final, that the Divisional Director hasn't decided (P6, P8). */
export function awaitsExtensionDecision(facts: EpisodeFacts): boolean {
  const isUndecided = facts.extensions.some(({ state }) => state === 'recommended' || state === 'requested')
  const lastFinal = facts.finals.at(-1)
  return isUndecided || (lastFinal?.outcome === 'recommend-extension' && !wasDecidedSince(facts, lastFinal.heldOn))
}
