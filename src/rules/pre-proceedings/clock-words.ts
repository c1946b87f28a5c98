import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { sayDays, sayElapsedInFull, sayOverdue } from '#rules/calendar/elapsed.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDateInFullWithoutYear as sayDay, sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { endOfFollowingNames } from '#rules/people/still-followed.ts'
import type { Clock, RunningClock, StoppedClock } from './clock.ts'
import type { FinalOutcome, OtherEnding, PlanSought } from './episode.ts'
import { isAim, type NextStep, type WaitsFor } from './next-step.ts'
import { type FinalOnClock, type ReviewClock, sayHeld } from './review-clock.ts'

/** What a running clock's last day is called: the 12-week date until a later one is agreed. */
export const sayLimit = ({ isExtended }: Pick<Clock, 'isExtended'>): string =>
  isExtended ? 'agreed date' : '12-week date'

const reviewNames = {
  midpoint: capitalised(nameFor('review.midpoint')),
  final: capitalised(nameFor('review.final')),
} as const

/** How a review stands, as a sentence: 'Midpoint held on time, Monday 19 October.'; `pointName` is what its date is called. */
export function sayReview({ review, point, state, meeting, broughtForward }: ReviewClock, pointName: string): string {
  const name = reviewNames[review]
  switch (state.kind) {
    case 'held':
      return `${review === 'midpoint' ? capitalised(nameFor('review.midpoint', 'short')) : name} held ${sayHeld(state)}, ${sayDay(state.on)}.`
    case 'not-held':
      return `${capitalised(nameFor('review.midpoint', 'short'))} not held.`
    case 'overdue':
      return `${name} ${sayOverdue(state.by)}; ${pointName} was ${sayDay(point)}.`
    case 'due': {
      if (meeting === null) return `${name} has no meeting yet; ${pointName} ${sayDay(point)}.`
      const pointDay = meeting.on.equals(point) ? 'the same day' : sayDay(point)
      const how = broughtForward === null ? 'proposed' : 'brought forward to'
      return `${name} ${how} ${sayDay(meeting.on)}; ${pointName} ${pointDay}.`
    }
  }
}

const sayEarlierFinals = ({ finals, final }: RunningClock): readonly string[] =>
  (final.state.kind === 'held' ? finals.slice(0, -1) : finals).map(sayFinalHeld)

const leavesAnother: Partial<Record<FinalOutcome, string>> = {
  'urgent-return': `; ${nameFor('outcome.urgent-return')} sought`,
  'seek-panel-decision': `; ${nameFor('outcome.seek-panel-decision')}`,
  'recommend-extension': '; extension recommended',
}

/** A final review that was held, as a sentence, with why another is to follow where one is (P8). */
export const sayFinalHeld = (final: FinalOnClock): string =>
  `${capitalised(nameFor('review.final'))} held ${sayHeld(final)}, ${sayDay(final.on)}${(final.outcome && leavesAnother[final.outcome]) ?? ''}.`

const sayExpectedBirth = ({ facts }: RunningClock): readonly string[] =>
  facts.bornOn === null && facts.expectedDeliveryOn !== null
    ? [`Baby expected ${sayDay(facts.expectedDeliveryOn)}.`]
    : []

/** What each ending of P17 is called. */
export const endingNames: Record<OtherEnding, string> = {
  ...endOfFollowingNames,
  other: 'other reason',
}

/** What each plan sought is called. */
export const planNames: Record<PlanSought, string> = {
  'child-protection': 'child protection plan',
  'child-in-need': nameFor('plan.child-in-need'),
}

function sayStopped({ stage, elapsed }: StoppedClock): string {
  switch (stage.status) {
    case 'stepped-out':
      return `Stepped out to a ${planNames[stage.planSought]} ${sayDay(stage.on)}, after ${sayElapsedInFull(elapsed)}.`
    case 'stepped-up':
      return `Decided to initiate proceedings ${sayDay(stage.on)}, after ${sayElapsedInFull(elapsed)}.`
    case 'ended-otherwise':
      return `Ended ${sayDay(stage.on)}: ${endingNames[stage.ending]}.`
  }
}

/**
 * The clock in words, as read aloud in place of the strip: '7 weeks 0 days. Midpoint held on time, Monday 19 October. Final review
 * proposed Monday 30 November; 12-week date the same day.' (screens, *The clock strip*).
 */
export function clockSentence(clock: Clock): string {
  if (clock.kind === 'stopped') return sayStopped(clock)
  return [
    `${sayElapsedInFull(clock.elapsed)}.`,
    sayReview(clock.midpoint, '6-week date'),
    ...sayEarlierFinals(clock),
    sayReview(clock.final, sayLimit(clock)),
    ...sayExpectedBirth(clock),
  ].join(' ')
}

/** How far a clock has come, as a sentence without any of its dates: '7 weeks 0 days.'; of one that stopped, how and when it ended. */
export function sayHowFar(clock: Clock): string {
  if (clock.kind === 'stopped') return sayStopped(clock)
  const gone = sayElapsedInFull(clock.elapsed)
  return clock.pastLimitBy > 0 ? `${gone}: ${sayOverdue(clock.pastLimitBy)}.` : `${gone}.`
}

const stepNames: Record<WaitsFor, string> = {
  'urgent-return': 'Return to the panel',
  'extension-decision': 'Decision on the extension',
  'final-outcome': `Outcome of the ${nameFor('review.final')}`,
  letter: capitalised(nameFor('document.letter-before-proceedings')),
  'first-meeting': `First ${nameFor('meeting.with-parents')}`,
  midpoint: capitalised(nameFor('review.midpoint', 'short')),
  final: capitalised(nameFor('review.final')),
}

/** What a step is called: 'Midpoint', 'Letter before proceedings'. */
export const sayStep = (kind: WaitsFor): string => stepNames[kind]

const sayPastAim = (workingDays: number): string => `${sayDays(workingDays).replace('day', 'working day')} past the aim`

const stepsInTable: Record<WaitsFor, string> = { ...stepNames, letter: 'Letter', 'first-meeting': 'First meeting' }

/** The next step in a line: 'Final review overdue by 7 days', 'Midpoint today', 'Final review Mon 30 Nov'. */
export const sayNext = (next: NextStep, today: PlainDate): string => sayNextCalled(stepNames[next.kind], next, today)

/** The same in a table whose columns name the letter and the first meeting in short: 'First meeting by Wed 25 Nov'. */
export const sayNextInTable = (next: NextStep, today: PlainDate): string =>
  sayNextCalled(stepsInTable[next.kind], next, today)

function sayNextCalled(name: string, { kind, on, overdueBy }: NextStep, today: PlainDate): string {
  if (overdueBy > 0) return `${name} ${isAim(kind) ? sayPastAim(overdueBy) : sayOverdue(overdueBy)}`
  if (on.equals(today)) return `${name} today`
  return `${name} ${isAim(kind) || kind === 'urgent-return' ? 'by ' : ''}${sayDateWithoutYear(on)}`
}

const waits: Record<WaitsFor, string> = {
  'urgent-return': 'the panel to see the child again',
  'extension-decision': 'the decision on an extension',
  'final-outcome': `the outcome of the ${nameFor('review.final')} to be recorded`,
  letter: `the ${nameFor('document.letter-before-proceedings')}`,
  'first-meeting': `the first ${nameFor('meeting.with-parents')}`,
  midpoint: `the ${nameFor('review.midpoint')}`,
  final: `the ${nameFor('review.final')}`,
}

/** What a child waits for, in words that follow 'waits for'. */
export const sayWaitsFor = (what: WaitsFor): string => waits[what]

const waitsInTable: Record<WaitsFor, string> = {
  'urgent-return': 'return to the panel',
  'extension-decision': 'decision on an extension',
  'final-outcome': `outcome of the ${nameFor('review.final', 'short')}`,
  letter: 'letter',
  'first-meeting': 'first meeting',
  midpoint: nameFor('review.midpoint', 'short'),
  final: nameFor('review.final'),
}

/** The same in a table whose column says that it is waited for. */
export const sayWaitsInTable = (what: WaitsFor): string => waitsInTable[what]
