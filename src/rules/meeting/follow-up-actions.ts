import { nameFor } from '#rules/words/name-for.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { addOpenDays, type Calendar } from '#rules/calendar/working-days.ts'
import { type EpisodeOutcome, type PlanSought, stageAfter } from '#rules/pre-proceedings/episode.ts'
import { needsAConference } from '#rules/pre-proceedings/final-review.ts'
import { type DirectionDates, directionHeadings } from '#rules/pre-proceedings/review-words.ts'
import type { ReviewDecided } from './decide-review.ts'

/** An action that follows from a decision by itself: its words and the day it is due. */
export type FollowUp = { readonly words: string; readonly dueOn: PlainDate }

/** Open days in which a conference is asked for after the meeting, unless somebody moves the date. */
const conferenceDays = 5

const planWords: Record<PlanSought, string> = {
  'child-protection': 'a child protection plan',
  'child-in-need': nameFor('plan.child-in-need', 'a'),
}

/** What is known of a child who steps out, wherever it is decided. */
type SteppingOut = {
  readonly name: string
  readonly childProtection: boolean
  readonly childInNeed: boolean
  readonly calendar: Calendar
}

/** What is known of the child and the meeting when a review is decided. */
export type AtReview = SteppingOut & {
  readonly written: Readonly<Record<string, string>>
  /** By when each direction written is to be done; the next meeting where nobody said. */
  readonly directionsBy: DirectionDates
  /** Directions given after the meeting by a head of service who wasn't there. */
  readonly givenSince: readonly string[]
  readonly nextMeetingOn: PlainDate
}

/** The outcomes that step out, at a review, at a panel or outside one. */
export type StepOut = Extract<EpisodeOutcome, 'step-out-child-protection' | 'step-out-child-in-need'>

/**
 * The action to request a conference, by the fifth open day after the day it was decided; null where the plan sought is the one the child has
 * (P8; PP-05). Wherever stepping out is decided: at a review, by a panel, or outside one.
 */
export function conferenceAfter(outcome: StepOut, on: PlainDate, child: SteppingOut): FollowUp | null {
  const stage = stageAfter(outcome, on, '')
  if (stage.status !== 'stepped-out' || !needsAConference(child, stage.planSought)) return null
  return {
    words: `Request a conference for ${child.name}: ${planWords[stage.planSought]} is sought`,
    dueOn: addOpenDays(child.calendar, on, conferenceDays),
  }
}

const isStepOut = (outcome: ReviewDecided['outcome']): outcome is StepOut =>
  outcome === 'step-out-child-protection' || outcome === 'step-out-child-in-need'

/**
 * The actions that a decision makes by itself: to request a conference when the plan sought differs from what the child has (P8;
 * PP-05), and one for each direction given at a midpoint, due by the day said, else by the next meeting (PP-06).
 */
export function followUpActions(decided: ReviewDecided, at: AtReview): readonly FollowUp[] {
  const { outcome, heldOn } = decided
  const conference = isStepOut(outcome) ? conferenceAfter(outcome, heldOn, at) : null
  const written = directionHeadings.map((heading) => ({
    words: at.written[heading] ?? '',
    dueOn: at.directionsBy[heading] ?? at.nextMeetingOn,
  }))
  const since = at.givenSince.map((words) => ({ words, dueOn: at.nextMeetingOn }))
  return [...(conference === null ? [] : [conference]), ...[...written, ...since].filter(({ words }) => words !== '')]
}

/**
 * By when a direction is to be done unless somebody says otherwise: the series' next meeting after the one that gives it (`later`, in
 * order) that hasn't been by `today`; a week from today where none is planned (PP-06).
 */
export const usualForDirection = (later: readonly PlainDate[], today: PlainDate): PlainDate =>
  later.find((on) => !isBefore(on, today)) ?? today.add({ weeks: 1 })
