import { nameFor } from '#rules/words/name-for.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { addOpenDays, type Calendar } from '#rules/calendar/working-days.ts'
import type { PlanSought } from '#rules/pre-proceedings/episode.ts'
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

/** What is known of the child and the meeting when a review is decided. */
export type AtReview = {
  readonly name: string
  readonly childProtection: boolean
  readonly childInNeed: boolean
  readonly written: Readonly<Record<string, string>>
  /** By when each direction written is to be done; the next meeting where nobody said. */
  readonly directionsBy: DirectionDates
  /** Directions given after the meeting by a head of service who wasn't there. */
  readonly givenSince: readonly string[]
  readonly nextMeetingOn: PlainDate
  readonly calendar: Calendar
}

/**
 * The actions that a decision makes by itself: to request a conference when the plan sought differs from what the child has (P8;
 * PP-05), and one for each direction given at a midpoint, due by the day said, else by the next meeting (PP-06).
 */
export function followUpActions(decided: ReviewDecided, at: AtReview): readonly FollowUp[] {
  const { stage } = decided
  const conference: readonly FollowUp[] =
    stage.status === 'stepped-out' && needsAConference(at, stage.planSought)
      ? [
          {
            words: `Request a conference for ${at.name}: ${planWords[stage.planSought]} is sought`,
            dueOn: addOpenDays(at.calendar, decided.heldOn, conferenceDays),
          },
        ]
      : []
  const written = directionHeadings.map((heading) => ({
    words: at.written[heading] ?? '',
    dueOn: at.directionsBy[heading] ?? at.nextMeetingOn,
  }))
  const since = at.givenSince.map((words) => ({ words, dueOn: at.nextMeetingOn }))
  return [...conference, ...[...written, ...since].filter(({ words }) => words !== '')]
}

/**
 * By when a direction is to be done unless somebody says otherwise: the series' next meeting after the one that gives it (`later`, in
 * order) that hasn't been by `today`; a week from today where none is planned (PP-06).
 */
export const usualForDirection = (later: readonly PlainDate[], today: PlainDate): PlainDate =>
  later.find((on) => !isBefore(on, today)) ?? today.add({ weeks: 1 })
