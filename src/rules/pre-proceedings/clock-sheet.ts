import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { sayCountedDays, type DateReason } from '#rules/calendar/date-reason.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { isUnpublished } from '#rules/calendar/working-days.ts'
import { meetingReason, sayDistance } from '#rules/sittings/meeting-reason.ts'
import type { SittingPlan } from '#rules/sittings/sittings.ts'
import type { Clock, ClockSettings } from './clock.ts'
import { sayLimit } from './clock-words.ts'
import { extensionReasons, type ExtensionRecorded } from './extension-reasons.ts'
import { sayStart, sixteenWeekReason, sixWeekReason, twelveWeekReason } from './point-reasons.ts'
import { type Held, type ReviewClock, sayHeld } from './review-clock.ts'
import { assessmentReasons, type AssessmentOnSheet } from './assessment-reasons.ts'
import { parentsMeetingReasons, type ParentsMeetingOnSheet } from './parents-meetings.ts'
import { letterReasons, recordedReasons } from './recorded-reasons.ts'
import { readyBeforeBirth, type ClockStartsWith } from './timetable.ts'

const startRules: Record<ClockStartsWith, string> = {
  decision: 'Day 0 is the day of the decision to start',
  letter: `Day 0 is the day the ${nameFor('document.letter-before-proceedings')} is sent`,
  'first-meeting': `Day 0 is the day of the first ${nameFor('meeting.with-parents')}`,
}

function startReason({ start, facts }: Clock): DateReason {
  const until = start.provisional ? '; until then the dates run from the decision' : ''
  const rule = `${startRules[facts.clockStartsWith]}${until}`
  return { what: 'Day 0', on: start.on, from: sayStart(start), rule, counted: 'Day 0 itself', isProvisional: false }
}

const heldReason = (what: string, pointName: string, point: PlainDate, held: Held): DateReason => ({
  what,
  on: held.on,
  from: `${pointName}, ${sayDate(point)}`,
  rule: 'The day of the meeting that held it; never back-dated',
  counted: `Held ${sayHeld(held)}`,
  isProvisional: false,
})

function reviewReason(
  clock: Clock,
  review: ReviewClock,
  names: readonly [what: string, point: string],
  { plan }: ClockSettings,
) {
  const [what, pointName] = names
  const { state, point, meeting, broughtForward } = review
  if (state.kind === 'held') return [heldReason(`${what} held`, pointName, point, state)]
  if (state.kind === 'not-held' || clock.kind === 'stopped') return []
  const proposal = meetingReason(plan, { what: `${what} proposed`, point, pointName, sitting: review.proposed })
  const byItself = broughtForward === null ? meeting : broughtForward.insteadOf
  const isAnother = byItself !== null && review.proposed?.on.equals(byItself.on) !== true
  return [
    proposal,
    ...(isAnother ? [nextMeetingReason(plan, names, review, byItself.on)] : []),
    ...broughtForwardReason(plan, names, review),
  ]
}

const nextMeetingReason = (
  { calendar }: SittingPlan,
  [what, pointName]: readonly [string, string],
  { point, proposed }: ReviewClock,
  on: PlainDate,
): DateReason => ({
  what: `${what}, next meeting`,
  on,
  from: `${pointName}, ${sayDate(point)}`,
  rule: `${proposed === null ? 'No meeting fits' : 'The proposed meeting has passed without the review'}: the next one`,
  counted: sayDistance(on, point, pointName),
  isProvisional: isUnpublished(calendar, on),
})

function broughtForwardReason(
  { calendar }: SittingPlan,
  [what, pointName]: readonly [string, string],
  { point, meeting, broughtForward }: ReviewClock,
): readonly DateReason[] {
  if (broughtForward === null || meeting === null) return []
  const { by, chosenOn, why } = broughtForward
  const whose = by === null ? 'Chosen' : `Chosen by ${by}`
  return [
    {
      what: `${what} brought forward`,
      on: meeting.on,
      from: `${whose}, ${sayDate(chosenOn)}`,
      rule: 'A meeting chosen before the one it is placed on by itself; it goes with that meeting',
      counted: `${sayDistance(meeting.on, point, pointName)}. Why: ${why}`,
      isProvisional: isUnpublished(calendar, meeting.on),
    },
  ]
}

function birthReasons({ facts }: Clock): readonly DateReason[] {
  const expectedOn = facts.expectedDeliveryOn
  if (expectedOn === null || facts.bornOn !== null) return []
  const on = readyBeforeBirth(expectedOn)
  return [
    {
      what: 'Ready before the birth',
      on,
      from: `Expected birth, ${sayDate(expectedOn)}`,
      rule: `${capitalised(nameFor('review.final', 'a'))} should be held by 4 weeks before the expected birth`,
      counted: sayCountedDays(on, expectedOn),
      isProvisional: false,
    },
  ]
}

/** The final reviews held before the one the clock shows. */
const earlierFinals = (clock: Clock): readonly DateReason[] =>
  (clock.kind === 'running' && clock.final.state.kind === 'held' ? clock.finals.slice(0, -1) : clock.finals).map(
    (final) => heldReason(`${capitalised(nameFor('review.final'))} held`, '12-week or agreed date', final.point, final),
  )

/** What the sheet tells besides what the clock goes by. */
export type OnSheet = {
  readonly familyMeetingOn: PlainDate | null
  readonly extensions: readonly ExtensionRecorded[]
  readonly assessments: readonly AssessmentOnSheet[]
  readonly parentsMeetings: readonly ParentsMeetingOnSheet[]
}

/** Every date of a clock with its start event, the rule and the days counted or skipped, in the order a strip has them (PP-10). */
export const clockSheet = (clock: Clock, settings: ClockSettings, more: OnSheet): readonly DateReason[] => [
  startReason(clock),
  ...letterReasons(clock, settings),
  sixWeekReason(clock.start),
  ...reviewReason(clock, clock.midpoint, [capitalised(nameFor('review.midpoint')), '6-week date'], settings),
  twelveWeekReason(clock.start),
  ...extensionReasons(clock.start.on, more.extensions),
  ...earlierFinals(clock),
  ...(clock.kind === 'running'
    ? reviewReason(clock, clock.final, [capitalised(nameFor('review.final')), sayLimit(clock)], settings)
    : []),
  sixteenWeekReason(clock.start),
  ...(clock.kind === 'running' ? birthReasons(clock) : []),
  ...parentsMeetingReasons(clock, more.parentsMeetings),
  ...assessmentReasons(clock, more.assessments),
  ...recordedReasons(clock, more.familyMeetingOn),
]
