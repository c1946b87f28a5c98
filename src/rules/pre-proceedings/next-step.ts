import { daysOverdue } from '#rules/calendar/elapsed.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { workingDaysBetween, type Calendar } from '#rules/calendar/working-days.ts'
import { awaitsExtensionDecision, type EpisodeFacts } from './episode.ts'
import type { ReviewClock } from './review-clock.ts'
import { firstMeetingAim, letterAim, type ServiceLevels } from './service-levels.ts'
import { earliestMidpoint, startOfClock } from './timetable.ts'

/** What an open episode can wait for. `final-outcome`: a final was held and its outcome isn't recorded. */
export type WaitsFor =
  'urgent-return' | 'extension-decision' | 'final-outcome' | 'letter' | 'first-meeting' | 'midpoint' | 'final'

/** Everything a child can wait for, the most pressing first. */
export const waitsInOrder = [
  'urgent-return',
  'extension-decision',
  'final-outcome',
  'letter',
  'first-meeting',
  'midpoint',
  'final',
] as const satisfies readonly WaitsFor[]

/**
 * The next thing to happen for a child. `dueOn` is the date it is due, `on` the date to show and order by: the meeting while there is
 * time, else the date that has passed. `overdueBy` is in days; for a letter or first meeting, in working days past the aim.
 */
export type NextStep = {
  readonly kind: WaitsFor
  readonly on: PlainDate
  readonly dueOn: PlainDate
  readonly overdueBy: number
}

export type ClockSoFar = {
  readonly facts: EpisodeFacts
  readonly midpoint: ReviewClock
  readonly final: ReviewClock
  readonly limit: PlainDate
  readonly today: PlainDate
}

const isToHold = ({ state }: ReviewClock): boolean => state.kind === 'due' || state.kind === 'overdue'

function reviewStep({ review, point, state, meeting }: ReviewClock): NextStep {
  if (state.kind === 'overdue') return { kind: review, on: point, dueOn: point, overdueBy: state.by }
  return { kind: review, on: meeting?.on ?? point, dueOn: point, overdueBy: 0 }
}

const stepDue = (kind: WaitsFor, dueOn: PlainDate, today: PlainDate): NextStep => ({
  kind,
  on: dueOn,
  dueOn,
  overdueBy: daysOverdue(dueOn, today),
})

function aims({ facts, today }: ClockSoFar, calendar: Calendar, levels: ServiceLevels): readonly NextStep[] {
  // Once a midpoint can be held, a missing letter is what it waits for, and the review is what comes next.
  if (!isBefore(today, earliestMidpoint(startOfClock(facts).on))) return []
  const aim = (kind: WaitsFor, dueOn: PlainDate): NextStep => ({
    ...{ kind, on: dueOn, dueOn },
    overdueBy: Math.max(0, workingDaysBetween(calendar, dueOn, today)),
  })
  const { letterSentOn, firstMeetingOn, decidedOn } = facts
  return [
    ...(letterSentOn === null ? [aim('letter', letterAim(calendar, levels, decidedOn))] : []),
    ...(firstMeetingOn === null ? [aim('first-meeting', firstMeetingAim(calendar, levels, facts))] : []),
  ]
}

function conclusion({ facts, final, limit, today }: ClockSoFar): NextStep {
  if (!isToHold(final)) return stepDue('final-outcome', limit, today)
  return facts.finals.length > 0 && awaitsExtensionDecision(facts)
    ? stepDue('extension-decision', limit, today)
    : reviewStep(final)
}

/** What comes next for a child: past the limit always its conclusion, else whatever has the earliest date. */
export function nextStep(clock: ClockSoFar, calendar: Calendar, levels: ServiceLevels): NextStep {
  const { facts, midpoint, limit, today } = clock
  const end = conclusion(clock)
  if (isBefore(limit, today)) return end
  const urgent = facts.urgentReturnBy === null ? [] : [stepDue('urgent-return', facts.urgentReturnBy, today)]
  const review = isToHold(midpoint) ? firstOf(reviewStep(midpoint), end) : end
  return [...urgent, ...aims(clock, calendar, levels)].reduce(firstOf, review)
}

/** A final review brought forward before the midpoint is what comes next: once it is held, there is no midpoint any more (P3). */
const firstOf = (one: NextStep, other: NextStep): NextStep => (isBefore(other.on, one.on) ? other : one)

/** All that a child waits for, the most pressing first; the reviews still to hold come last. */
export function waitsFor({ facts, midpoint, final }: ClockSoFar): readonly WaitsFor[] {
  const waits: readonly (readonly [WaitsFor, boolean])[] = [
    ['urgent-return', facts.urgentReturnBy !== null],
    ['extension-decision', awaitsExtensionDecision(facts)],
    ['final-outcome', !isToHold(final)],
    ['letter', facts.letterSentOn === null],
    ['first-meeting', facts.firstMeetingOn === null],
    ['midpoint', isToHold(midpoint)],
    ['final', isToHold(final) && !isToHold(midpoint)],
  ]
  return waits.filter(([, isWaiting]) => isWaiting).map(([what]) => what)
}

/** Whether the step's date is a mere aim, as those of the letter and the first meeting are: past it is late for nobody (P16). */
export const isAim = (kind: WaitsFor): boolean => kind === 'letter' || kind === 'first-meeting'

/** Whether the step is overdue: its date has passed and it is no mere aim (P16). */
export const isOverdue = ({ kind, overdueBy }: NextStep): boolean => overdueBy > 0 && !isAim(kind)
