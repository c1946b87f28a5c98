import { loadCalendar } from '#records/calendar/calendar.ts'
import type { Db } from '#records/keeping/db.ts'
import { updatesThere } from '#records/pre-proceedings/updates-missing.ts'
import { updateSetting } from '#records/settings/settings.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'
import type { ItemOfMeeting } from '#rules/meeting/agenda.ts'
import { readKey } from '#rules/meeting/agenda-items.ts'
import { updateAsked, updateDue } from '#rules/meeting/update-due.ts'
import { reviewsHere } from '#rules/pre-proceedings/review-clock.ts'
import { sayList } from '#rules/words/say-names.ts'
import type { ClockOnAgenda } from './agenda.query.ts'

/** That the team's update is late for an item still to take: 'No update from the team', or of whom where some have one; null where nothing is late. */
export type LateUpdates = (
  item: Pick<ItemOfMeeting, 'key' | 'isDone' | 'childIds'>,
  clocks: ReadonlyMap<number, ClockOnAgenda>,
) => string | null

/** What a meeting's agenda names as late from the day after the deadline on: what is missing is missing all day. (PP-11) */
export async function lateUpdates(
  db: Db,
  { on }: Pick<StoredSitting, 'on'>,
  today: Temporal.PlainDate,
): Promise<LateUpdates> {
  const [isThere, calendar, { value: deadline }] = await Promise.all([
    updatesThere(db),
    loadCalendar(db),
    updateSetting.load(db),
  ])
  const isLate = updateAsked(updateDue(calendar, deadline, on), today.toPlainDateTime()) === 'late'
  return ({ key, isDone, childIds }, clocks) => {
    // Whatever else is said of the family is no review.
    if (!isLate || isDone || readKey(key)?.word !== 'family') return null
    const due = childIds.flatMap((id) => {
      const child = clocks.get(id)
      const review = child === undefined ? undefined : reviewsHere(child.clock, on).at(-1)?.review
      return child === undefined || review === undefined ? [] : [{ called: child.called, there: isThere(id, review) }]
    })
    const missing = due.filter(({ there }) => !there)
    if (missing.length === 0) return null
    const whose = missing.length === due.length ? '' : ` on ${sayList(missing.map(({ called }) => called))}`
    return `No update from the team${whose}`
  }
}
