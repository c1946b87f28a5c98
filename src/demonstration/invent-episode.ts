import { addWorkingDays } from '#rules/calendar/working-days.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { ceiling, midpointPoint, twelveWeekDate } from '#rules/pre-proceedings/timetable.ts'
import { meetingOnOrBefore, workingDay } from './calendar-of-work.ts'
import type { Chance } from './chance.ts'
import type { EpisodePlan, ExtensionPlan, ReviewPlan } from './plans.ts'

type PlainDate = Temporal.PlainDate

type Shape = {
  readonly decidedOn: PlainDate
  readonly today: PlainDate
  /** How it ends when its time has come; null keeps it open whatever the day. */
  readonly outcome: NonNullable<EpisodePlan['ended']>['outcome'] | null
  readonly extended: boolean
  /** Whether the midpoint is held after its date, where such a day is past already. */
  readonly lateMidpoint: boolean
  /** Whether it ends only after the 16-week maximum. */
  readonly pastMaximum: boolean
}

const weeksLate = [1, 2] as const

const onlyPast = (date: PlainDate, today: PlainDate): PlainDate | null => (isBefore(date, today) ? date : null)

/** One child's period in pre-proceedings as it would have gone up to today: steps that lie ahead haven't happened. */
export function inventEpisode(chance: Chance, shape: Shape): EpisodePlan {
  const { decidedOn, today, outcome, extended } = shape
  const preparation = prepare(chance, shape)
  const extension = extended ? inventExtension(chance, decidedOn, outcome === null || shape.pastMaximum) : null
  const limit = extension?.newLimitOn ?? twelveWeekDate(decidedOn)
  const finalOn = meetingOnOrBefore(shape.pastMaximum ? ceiling(decidedOn).add({ weeks: 2 }) : limit)
  const isOver = outcome !== null && isBefore(finalOn, today)
  return {
    decidedOn,
    ...preparation,
    reviews: [
      ...midpoint(chance, shape),
      ...(isOver ? [{ kind: 'final', heldOn: finalOn, outcome: finalOutcome(outcome) } satisfies ReviewPlan] : []),
    ],
    extension,
    urgentReturn: null,
    ended: isOver ? { outcome, on: finalOn } : null,
  }
}

/** The letter and the meetings: what is over wasn't always in time, what is open is (P16). */
function prepare(chance: Chance, { decidedOn, today, outcome }: Shape) {
  const [letterWithin, meetingWithin] = outcome === null ? [5, 5] : [8, 7]
  const letterOn = addWorkingDays(englandAndWales, decidedOn, chance.between(2, letterWithin))
  const firstMeetingOn = addWorkingDays(englandAndWales, letterOn, chance.between(3, meetingWithin))
  const familyMeetingOn = chance.in(0.7) ? addWorkingDays(englandAndWales, firstMeetingOn, chance.between(3, 12)) : null
  return {
    letterSentOn: onlyPast(letterOn, today),
    firstMeetingOn: onlyPast(firstMeetingOn, today),
    familyMeetingOn: familyMeetingOn === null ? null : onlyPast(familyMeetingOn, today),
  }
}

const finalOutcome = (outcome: NonNullable<EpisodePlan['ended']>['outcome']): ReviewPlan['outcome'] =>
  outcome === 'step-out-child-protection' || outcome === 'step-out-child-in-need' ? outcome : 'initiate-proceedings'

/** On its date or, where that is past already, a week or two late. */
function midpoint(chance: Chance, { decidedOn, today, lateMidpoint }: Shape): readonly ReviewPlan[] {
  const point = midpointPoint(decidedOn)
  const late = meetingOnOrBefore(point.add({ weeks: chance.pick(weeksLate) }))
  const heldOn = lateMidpoint && isBefore(late, today) ? late : meetingOnOrBefore(point)
  // Today's own meeting hasn't been held yet.
  if (!isBefore(heldOn, today)) return []
  const outcome = chance.weighted([
    [8, 'continue'],
    [2, 'seek-extension'],
  ] as const)
  return [{ kind: 'midpoint', heldOn, outcome }]
}

/** Asked for and agreed in the last weeks of the twelve; up to the 16-week maximum for whoever is still in it. */
function inventExtension(chance: Chance, decidedOn: PlainDate, isOpen: boolean): ExtensionPlan {
  const requestedOn = workingDay(twelveWeekDate(decidedOn).subtract({ days: chance.between(14, 21) }))
  const agreedOn = addWorkingDays(englandAndWales, requestedOn, chance.between(1, 3))
  const newLimitOn = isOpen || chance.in(0.6) ? ceiling(decidedOn) : twelveWeekDate(decidedOn).add({ weeks: 2 })
  return { newLimitOn, state: 'agreed', requestedOn, decidedOn: agreedOn }
}
