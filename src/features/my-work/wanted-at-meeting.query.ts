import type { Db } from '#records/keeping/db.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import type { Role } from '#rules/access/actor.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDateInFullWithoutYear } from '#rules/calendar/say-date.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { dueTag, type WorkItem } from './work-item.ts'

/** When the coming meetings take which children: the agenda's own times, of every child in it. The roof says whose. */
export type WhenTaken = (
  db: Db,
  today: PlainDate,
) => Promise<
  readonly {
    readonly on: PlainDate
    readonly from: Temporal.PlainTime
    readonly to: Temporal.PlainTime
    readonly childIds: readonly number[]
    readonly reason: string
  }[]
>

/** Whom an item of the agenda wants in the room: the child's worker, team manager and solicitor. (TM-02) */
const wanted: readonly Role[] = ['social-worker', 'team-manager', 'solicitor']

/** 'You are wanted on Monday 23 November, 09:08 to 09:16: Cara Adeyemi', of the children one works with alone. (TM-02) */
export async function wantedAtMeeting(db: Db, looking: Looking, whenTaken: WhenTaken): Promise<readonly WorkItem[]> {
  const holdings = looking.actor.holdings.filter(({ role }) => wanted.includes(role))
  if (holdings.length === 0) return []
  const inThatRole = { ...looking, actor: { ...looking.actor, holdings, seats: [] } }
  const children = await db
    .selectFrom('child')
    .innerJoin('clockLine', 'clockLine.childId', 'child.id')
    .select(['child.id', 'child.familyId', 'child.name'])
    .where(isVisibleChild(inThatRole))
    .execute()
  if (children.length === 0) return []
  const taken = await whenTaken(db, looking.today)
  return together(taken.flatMap((each) => mineOf(each, children))).map((items) => itemOf(items, looking.today))
}

type Mine = Awaited<ReturnType<WhenTaken>>[number] & {
  readonly children: readonly { readonly id: number; readonly familyId: number; readonly name: string }[]
}

function mineOf(taken: Awaited<ReturnType<WhenTaken>>[number], all: Mine['children']): readonly Mine[] {
  const children = all.filter(({ id }) => taken.childIds.includes(id))
  return children.length === 0 ? [] : [{ ...taken, children }]
}

/** Items that follow on one another are one time to be there. */
function together(items: readonly Mine[]): readonly (readonly [Mine, ...Mine[]])[] {
  const times: [Mine, ...Mine[]][] = []
  for (const item of items) {
    const before = times.at(-1)
    const last = before?.at(-1)
    if (before !== undefined && last?.on.equals(item.on) === true && last.to.equals(item.from)) before.push(item)
    else times.push([item])
  }
  return times
}

function itemOf(items: readonly [Mine, ...Mine[]], today: PlainDate): WorkItem {
  const [first] = items
  const last = items.at(-1) ?? first
  const [child] = first.children
  return {
    title: `You are wanted on ${sayDateInFullWithoutYear(first.on)}, ${sayTime(first.from)} to ${sayTime(last.to)}`,
    href: child === undefined ? '/tracker' : `/families/${child.familyId}?child=${child.id}`,
    detail: items.map(({ children, reason }) => `${sayNames(children.map(({ name }) => name))} · ${reason}`).join('; '),
    tag: dueTag(first.on, today),
    on: first.on,
    pastLimitBy: 0,
    saw: items.flatMap(({ children }) => children.map(({ id }) => id)),
    kind: 'limit',
  }
}

const sayTime = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: 'minute' })
