import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import type { OpenDate } from '#rules/calendar/moved-dates.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { ClockSettings, RunningClock } from './clock.ts'
import { sayLimit } from './clock-words.ts'
import type { ReviewClock } from './review-clock.ts'
import { firstMeetingAim, letterAim } from './service-levels.ts'

const reviewNames = {
  midpoint: capitalised(nameFor('review.midpoint')),
  final: capitalised(nameFor('review.final')),
} as const

function reviewDate({ review, state, meeting, point }: ReviewClock, pointName: string): readonly OpenDate[] {
  if (state.kind === 'held' || state.kind === 'not-held') return []
  const what = reviewNames[review]
  if (meeting === null) return [{ what, on: null, note: `No meeting fits: choose one by ${sayDate(point)}` }]
  const note = isAfter(meeting.on, point) ? `After the ${pointName}, ${sayDate(point)}` : null
  return [{ what, on: meeting.on, note }]
}

const aim = (what: string, done: PlainDate | null, on: PlainDate): readonly OpenDate[] =>
  done === null ? [{ what, on, note: null }] : []

/**
 * The dates of an open episode that follow from the calendar and the meetings: where its reviews are proposed, and by when the letter
 * and the first meeting are aimed for. Points and limits are days counted, so nothing here moves them. (PP-03; P3, P4, P16)
 */
export const openDates = (clock: RunningClock, { plan, serviceLevels }: ClockSettings): readonly OpenDate[] => [
  ...aim('Letter aimed for', clock.facts.letterSentOn, letterAim(plan.calendar, serviceLevels, clock.facts.decidedOn)),
  ...aim(
    `First ${nameFor('meeting.with-parents')} aimed for`,
    clock.facts.firstMeetingOn,
    firstMeetingAim(plan.calendar, serviceLevels, clock.facts),
  ),
  ...reviewDate(clock.midpoint, '6-week date'),
  ...reviewDate(clock.final, sayLimit(clock)),
]
