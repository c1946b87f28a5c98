import { sayLeftBehind } from '#parts/words/left-behind-words.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { leftBehind } from '#records/staffing/left-behind.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayGoing } from '#rules/people/absence.ts'
import { dueTag, type WorkItem } from './work-item.ts'

/** Whoever leaves, left or is away with something in this person's reach that is still theirs. (AC-04) */
export async function leaversWork(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const { today } = looking
  const items = await leftBehind(db, looking)
  return [...Map.groupBy(items, ({ personId }) => personId).values()].flatMap((left) => {
    const [first] = left
    if (first === undefined) return []
    const { personId, person, leftOn, awayFrom } = first
    const from = leftOn ?? awayFrom
    const isGone = isBefore(from, today) || (leftOn === null && from.equals(today))
    return [
      {
        title: leftOn === null ? `Cover what is ${person}’s while away` : `Hand on what ${person} leaves`,
        href: `/leavers/${personId}`,
        detail: `${sayGoing(first, today)} · ${sayLeftBehind(left)}`,
        tag: isGone ? toDo(leftOn) : dueTag(from, today),
        on: isGone ? ('now' as const) : from,
        pastLimitBy: 0,
        saw: [],
      },
    ]
  })
}

const toDo = (leftOn: PlainDate | null): WorkItem['tag'] => ({
  text: leftOn === null ? 'To cover' : 'To hand on',
  tone: 'late',
})
