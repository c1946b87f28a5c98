import { sayLeftBehind } from '#parts/words/left-behind-words.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { leftBehind } from '#records/staffing/left-behind.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { dueTag, type WorkItem } from './work-item.ts'

/** Whoever leaves, or left, with something in this person's reach that is still theirs. (AC-04) */
export async function leaversWork(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const { today } = looking
  const items = await leftBehind(db, looking)
  return [...Map.groupBy(items, ({ personId }) => personId).values()].flatMap((left) => {
    const [first] = left
    if (first === undefined) return []
    const { personId, person, leftOn } = first
    const hasLeft = isBefore(leftOn, today)
    return [
      {
        title: `Hand on what ${person} leaves`,
        href: `/leavers/${personId}`,
        detail: `${hasLeft ? 'left on' : 'last day'} ${sayDateWithoutYear(leftOn)} · ${sayLeftBehind(left)}`,
        tag: hasLeft ? ({ text: 'To hand on', tone: 'late' } as const) : dueTag(leftOn, today),
        on: hasLeft ? ('now' as const) : leftOn,
        pastLimitBy: 0,
        saw: [],
      },
    ]
  })
}
