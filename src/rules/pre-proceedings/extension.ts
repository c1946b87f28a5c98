import { isAfter, type PlainDate } from '../calendar/plain-date.ts'
import { limitOf, type EpisodeFacts } from './episode.ts'
import { ceiling, startOfClock } from './timetable.ts'

export type NewLimitRefusal = 'not-past-the-present-limit' | 'past-the-16-week-maximum'

/** Why a new limit can't be: it must be later than the present one and no later than the 16-week maximum. Null when it can (P6; PP-04). */
export function refusalOfNewLimit(facts: EpisodeFacts, newLimit: PlainDate): NewLimitRefusal | null {
  if (isAfter(newLimit, ceiling(startOfClock(facts).on))) return 'past-the-16-week-maximum'
  return isAfter(newLimit, limitOf(facts)) ? null : 'not-past-the-present-limit'
}
