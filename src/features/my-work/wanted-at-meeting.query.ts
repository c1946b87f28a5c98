import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import { caseHolderRoles, type Role } from '#rules/access/actor.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { TakenAt } from '#rules/meeting/taken-at.ts'
import { sayDateInFullWithoutYear } from '#rules/calendar/say-date.ts'
import { sayMeetingOf } from '#rules/sittings/say-meeting.ts'
import { namesakes } from '#rules/people/namesakes.ts'
import { sayList, sayNames } from '#rules/words/say-names.ts'
import { dueTag, familyIn, type WorkItem } from './work-item.ts'

/** When the coming meetings take which children: the agenda's own times, of every child in it. The roof says whose. */
export type WhenTaken = (db: Db, today: PlainDate) => Promise<readonly TakenAt[]>

/** Whom an item of the agenda wants in the room: the child's worker, team manager and solicitor. (TM-02) */
const wanted: readonly Role[] = [...caseHolderRoles, 'team-manager', 'solicitor']

/** 'You are wanted on Monday 23 November, 09:08 to 09:16: Cara Adeyemi', of the children one works with alone. (TM-02) */
export async function wantedAtMeeting(db: Db, looking: Looking, whenTaken: WhenTaken): Promise<readonly WorkItem[]> {
  const holdings = looking.actor.holdings.filter(({ role }) => wanted.includes(role))
  if (holdings.length === 0) return []
  const inThatRole = { ...looking, actor: { ...looking.actor, holdings, seats: [] } }
  const taken = await whenTaken(db, looking.today)
  if (taken.length === 0) return []
  // Not by the lines of the tracker: a panel also hears children who have none yet.
  const children = await db
    .selectFrom('child')
    .innerJoin('family', 'family.id', 'child.familyId')
    .select(['child.id', 'child.familyId', 'child.name'])
    .select(['family.name as familyName', 'family.reference as familyReference'])
    .where('child.id', '=', anyOf(new Set(taken.flatMap(({ childIds }) => childIds))))
    .where(isVisibleChild(inThatRole))
    .orderBy('family.id')
    .orderBy(inSiblingOrder())
    .execute()
  const references = namesakes(children.map(familyIn))
  const mine = taken.flatMap((each) => mineOf(each, children, references))
  return [...Map.groupBy(mine, ({ on, meeting }) => `${on.toString()} ${meeting}`).values()].flatMap((items) =>
    itemOf(items, looking.today),
  )
}

type Mine = TakenAt & {
  readonly children: readonly { readonly id: number; readonly familyId: number; readonly name: string }[]
  /** Of the family, where one works with another of its name. */
  readonly reference: string | undefined
}

function mineOf(taken: TakenAt, all: Mine['children'], references: ReadonlyMap<number, string>): readonly Mine[] {
  const children = all.filter(({ id }) => taken.childIds.includes(id))
  const [first] = children
  return first === undefined ? [] : [{ ...taken, children, reference: references.get(first.familyId) }]
}

/** From when to when; items that follow on one another are one time to be there: '09:08 to 09:24 and 09:40 to 09:42'. */
function sayTimes(items: readonly Mine[]): string {
  const times: { from: Temporal.PlainTime; to: Temporal.PlainTime }[] = []
  for (const { from, to } of items) {
    const before = times.at(-1)
    if (before?.to.equals(from) === true) before.to = to
    else times.push({ from, to })
  }
  return sayList(times.map(({ from, to }) => `${sayTime(from)} to ${sayTime(to)}`))
}

function itemOf(items: readonly Mine[], today: PlainDate): readonly WorkItem[] {
  const [first] = items
  const child = items.flatMap(broughtOf).flatMap(({ children }) => children)[0] ?? first?.children[0]
  if (first === undefined || child === undefined) return []
  const { on } = first
  return [
    {
      title: `You are wanted on ${sayMeetingOf(sayDateInFullWithoutYear(on), first)}, ${sayTimes(items)}`,
      href: `/families/${child.familyId}?child=${child.id}`,
      detail: items.map(sayItem).join('; '),
      tag: dueTag(on, today),
      on,
      pastLimitBy: 0,
      saw: items.flatMap(({ children }) => children.map(({ id }) => id)),
      kind: 'limit',
    },
  ]
}

/** What brings whom of one's children: the item's reason everybody where nobody in particular is brought. */
function broughtOf({
  children,
  brings,
  reason,
}: Mine): readonly (Pick<Mine, 'children'> & { readonly words: string })[] {
  if (brings.length === 0) return [{ children, words: reason }]
  return brings.flatMap(({ childIds, words }) => {
    const brought = children.filter(({ id }) => childIds.includes(id))
    return brought.length === 0 ? [] : [{ children: brought, words }]
  })
}

/** '09:08 Cara Adeyemi, final, overdue by 4 days; Ben Adeyemi in view': a reason is said of those alone whom it is about. */
function sayItem(mine: Mine): string {
  const { from, children, reference } = mine
  const brought = broughtOf(mine)
  const namesOf = (some: Mine['children']) => sayNames(some.map(({ name }) => name))
  const inView = children.filter((child) => brought.every((one) => !one.children.includes(child)))
  const said = [
    ...brought.map((one) => `${namesOf(one.children)}, ${one.words}`),
    ...(inView.length > 0 ? [`${namesOf(inView)} in view`] : []),
  ]
  return `${sayTime(from)} ${reference === undefined ? '' : `${reference}, `}${said.join('; ')}`
}

const sayTime = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: 'minute' })
