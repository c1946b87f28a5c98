import { addWorkingDays } from '#rules/calendar/working-days.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { isAfter, isBefore } from '#rules/calendar/plain-date.ts'
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
}

const weeksLate = [1, 2] as const

const onlyPast = (date: PlainDate, today: PlainDate): PlainDate | null => (isAfter(date, today) ? null : date)

/** One child's period in pre-proceedings as it would have gone up to today: steps that lie ahead haven't happened. */
export function inventEpisode(chance: Chance, { decidedOn, today, outcome, extended }: Shape): EpisodePlan {
  const letterOn = addWorkingDays(englandAndWales, decidedOn, chance.between(2, 8))
  const firstMeetingOn = addWorkingDays(englandAndWales, letterOn, chance.between(3, 7))
  const familyMeetingOn = chance.in(0.7) ? addWorkingDays(englandAndWales, firstMeetingOn, chance.between(3, 12)) : null
  const extension = extended ? inventExtension(chance, decidedOn, outcome === null) : null
  const finalOn = meetingOnOrBefore(extension?.newLimitOn ?? twelveWeekDate(decidedOn))
  const isOver = outcome !== null && isBefore(finalOn, today)
  return {
    decidedOn,
    letterSentOn: onlyPast(letterOn, today),
    familyMeetingOn: familyMeetingOn === null ? null : onlyPast(familyMeetingOn, today),
    firstMeetingOn: onlyPast(firstMeetingOn, today),
    reviews: [
      ...midpoint(chance, decidedOn, today),
      ...(isOver ? [{ kind: 'final', heldOn: finalOn, outcome: finalOutcome(outcome) } satisfies ReviewPlan] : []),
    ],
    extension,
    urgentReturn: null,
    ended: isOver ? { outcome, on: finalOn } : null,
  }
}

const finalOutcome = (outcome: NonNullable<EpisodePlan['ended']>['outcome']): ReviewPlan['outcome'] =>
  outcome === 'step-out-child-protection' || outcome === 'step-out-child-in-need' ? outcome : 'initiate-proceedings'

/** About four in five midpoints are on time; the others, where that is past already, a week or two late (data standards §5). */
function midpoint(chance: Chance, decidedOn: PlainDate, today: PlainDate): readonly ReviewPlan[] {
  const point = midpointPoint(decidedOn)
  const late = meetingOnOrBefore(point.add({ weeks: chance.pick(weeksLate) }))
  const heldOn = chance.in(0.2) && isBefore(late, today) ? late : meetingOnOrBefore(point)
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
