import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import type { Episode } from './episode.ts'

export type UrgentReturnRefusal = 'episode-ended' | 'already-awaited' | 'day-has-gone'

/**
 * Whether an urgent return to the gateway panel can be sought between meetings for a child: while pre-proceedings are open and no
 * other return is awaited; `by` is today or later. (PP-06; L midpoint)
 */
export function decideUrgentReturn(
  { stage, urgentReturnBy }: Pick<Episode, 'stage' | 'urgentReturnBy'>,
  by: PlainDate,
  today: PlainDate,
): Outcome<'sought', UrgentReturnRefusal> {
  if (stage.status !== 'open') return refused('episode-ended')
  if (urgentReturnBy !== null) return refused('already-awaited')
  return isBefore(by, today) ? refused('day-has-gone') : allowed('sought')
}
