import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { addOpenDays, type Calendar } from '#rules/calendar/working-days.ts'
import type { PlanSought } from '#rules/pre-proceedings/episode.ts'
import { needsAConference } from '#rules/pre-proceedings/final-review.ts'
import type { MidpointHeading } from '#rules/pre-proceedings/review-words.ts'
import type { ReviewDecided } from './decide-review.ts'

/** An action that follows from a decision by itself: its words and the day it is due. */
export type FollowUp = { readonly words: string; readonly dueOn: PlainDate }

/** Open days in which a conference is asked for after the meeting, unless somebody moves the date. */
const conferenceDays = 5

const planWords: Record<PlanSought, string> = {
  'child-protection': 'a child protection plan',
  'child-in-need': 'a child in need plan',
}

const directions = ['direction-of-the-chair', 'direction-of-the-head-of-service'] as const satisfies MidpointHeading[]

/** What is known of the child and the meeting when a review is decided. */
export type AtReview = {
  readonly name: string
  readonly childProtection: boolean
  readonly childInNeed: boolean
  readonly written: Readonly<Record<string, string>>
  /** Directions given after the meeting by a head of service who wasn't there. */
  readonly givenSince: readonly string[]
  readonly nextMeetingOn: PlainDate
  readonly calendar: Calendar
}

/**
 * The actions that a decision makes by itself: to request a conference when the plan sought differs from what the child has (P8;
 * PP-05), and one for each direction given at a midpoint, due by the next meeting (PP-06).
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
  const written = directions.map((heading) => at.written[heading] ?? '')
  const given = [...written, ...at.givenSince].filter((words) => words !== '')
  return [...conference, ...given.map((words) => ({ words, dueOn: at.nextMeetingOn }))]
}
