import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { type Calendar, subtractOpenDays } from '#rules/calendar/working-days.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'
import { limitAsOf, limitOf, type EpisodeFacts } from './episode.ts'
import { ceiling, startOfClock, twelveWeekDate } from './timetable.ts'

export type NewLimitRefusal = 'not-past-the-present-limit' | 'past-the-16-week-maximum'

/** Whether the exceptional circumstances an extension needs are written down; a blank is none. (P6; PP-04) */
export const hasExceptionalCircumstances = (exceptional: string): boolean => exceptional.trim() !== ''

/** Why a new limit can't be: it must be later than the present one and no later than the 16-week maximum. Null when it can (P6; PP-04). */
export function refusalOfNewLimit(facts: EpisodeFacts, newLimit: PlainDate): NewLimitRefusal | null {
  if (isAfter(newLimit, ceiling(startOfClock(facts).on))) return 'past-the-16-week-maximum'
  return isAfter(newLimit, limitOf(facts)) ? null : 'not-past-the-present-limit'
}

export type AskRefusal = NewLimitRefusal | 'awaits-a-decision'

/**
 * Whether an extension until a day can be asked for; null: until any day. One at a time: what was asked for or recommended is decided or
 * withdrawn before the next. A request after the limit is lawful, and marked. (P6; PP-04)
 */
export function decideAskExtension(facts: EpisodeFacts, newLimit: PlainDate | null): Outcome<null, AskRefusal> {
  if (facts.extensions.some(({ state }) => state === 'requested' || state === 'recommended'))
    return refused('awaits-a-decision')
  const bound =
    newLimit === null ? (mayBeExtended(facts) ? null : 'past-the-16-week-maximum') : refusalOfNewLimit(facts, newLimit)
  return bound === null ? allowed(null) : refused(bound)
}

/**
 * Why an extension can't be agreed until an earlier day than the one asked for: it must be later than what stands and earlier than that day.
 * Null when it can. (P6; PP-04)
 */
export function refusalOfEarlier(
  facts: EpisodeFacts,
  asked: PlainDate,
  until: PlainDate,
): NewLimitRefusal | 'not-earlier-than-asked' | null {
  return isBefore(until, asked) ? refusalOfNewLimit(facts, until) : 'not-earlier-than-asked'
}

/** Whether a request came after the limit that stood that day: lawful, and marked. (P6; PP-04) */
export const isAskedAfterLimit = (facts: EpisodeFacts, askedOn: PlainDate): boolean =>
  isAfter(askedOn, limitAsOf(facts, askedOn))

/** Working days before the limit from which an undecided extension is pressing. (PP-04) */
const pressingDays = 2

/**
 * Whether an undecided extension comes before other work that day: from two working days before the limit that stands, and after it. Days on
 * which the authority is closed don't count, as for every escalation. (PP-04; §1)
 */
export const isPressing = (calendar: Calendar, limit: PlainDate, today: PlainDate): boolean =>
  !isBefore(today, subtractOpenDays(calendar, limit, pressingDays))

/** Whether there is room for a later limit: once it stands at the 16-week maximum no extension can be asked for (P6; PP-04). */
export const mayBeExtended = (facts: EpisodeFacts): boolean => isBefore(limitOf(facts), ceiling(startOfClock(facts).on))

/**
 * The first new limit, agreed or asked for, that these facts would put outside its bounds (12-week date to 16-week maximum): what stands
 * against correcting the date a clock starts with. Null when all fit (P2, P6).
 */
export function extensionOutOfBounds(facts: EpisodeFacts): PlainDate | null {
  const dayZero = startOfClock(facts).on
  const outside = facts.extensions.find(
    ({ newLimit }) => isAfter(newLimit, ceiling(dayZero)) || !isAfter(newLimit, twelveWeekDate(dayZero)),
  )
  return outside?.newLimit ?? null
}
