import { nameFor } from '#rules/words/name-for.ts'
import { sayDateInFull, sayDateWithoutYear as sayDay } from '#rules/calendar/say-date.ts'
import type { ClockWarning } from './clock-warnings.ts'
import type { ReturnError } from './return-order.ts'
import type { ReviewClock } from './review-clock.ts'
import type { ClockStartsWith } from './timetable.ts'

const reviewDates: Record<ReviewClock['review'], string> = {
  midpoint: '6-week date',
  final: `${nameFor('review.final')}’s date`,
}

const reviewNames: Record<ReviewClock['review'], string> = {
  midpoint: nameFor('review.midpoint', 'short'),
  final: nameFor('review.final'),
}

const startEvents: Record<ClockStartsWith, string> = {
  decision: 'the decision is made',
  letter: `the ${nameFor('document.letter-before-proceedings')} is sent`,
  'first-meeting': `the first ${nameFor('meeting.with-parents')} is held`,
}

const returnErrorWords: Record<ReturnError, string> = {
  'letter-before-start': 'the letter is dated before the decision to start',
  'step-decision-before-start': 'the decision to end is dated before the decision to start',
  'application-before-step-decision': 'the application is dated before the decision to issue',
  'letter-of-issue-before-application': `the ${nameFor('document.letter-of-issue')} is dated before the application`,
}

/** A warning as a sentence that says what to know or do. */
export function sayWarning(warning: ClockWarning): string {
  switch (warning.kind) {
    case 'start-provisional':
      return `The dates run from the decision until ${startEvents[warning.until]}.`
    case 'no-meeting-in-time':
      return `No meeting falls on or before the ${reviewDates[warning.review]}. Choose when to hold the review.`
    case 'next-meeting-after-date':
      return `The next meeting, ${sayDay(warning.on)}, is after the ${reviewDates[warning.review]}.`
    case 'midpoint-before-day-28':
      return `The ${nameFor('review.midpoint', 'short')}’s meeting, ${sayDay(warning.on)}, is less than 4 weeks in. Holding it then needs a reason.`
    case 'bring-forward':
      return (
        `The baby is expected ${sayDay(warning.expectedOn)} and the ${nameFor('review.final')} should be held by ${sayDay(warning.readyBy)}. ` +
        (warning.meeting === null
          ? 'No meeting is left by then: arrange an extra one.'
          : `Bring it forward to ${sayDay(warning.meeting.on)}.`)
      )
    case 'brought-forward-before-birth':
      return (
        `Born ${sayDay(warning.bornOn)}: before that the ${reviewNames[warning.review]} was brought forward to ${sayDay(warning.on)}. ` +
        `Decide whether it goes back ${warning.back === null ? 'and waits for a meeting' : `to its own meeting, ${sayDay(warning.back)}`}, or stays.`
      )
    case 'return-error':
      return `The national return will query this: ${returnErrorWords[warning.error]}.`
    case 'bank-holidays-unpublished':
      return `Bank holidays are published to ${sayDateInFull(warning.after)}. Meetings outside that time may move.`
  }
}
