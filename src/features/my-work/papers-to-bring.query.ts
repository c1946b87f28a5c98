import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import { caseHolderRoles, type Role } from '#rules/access/actor.ts'
import { earliest } from '#rules/calendar/plain-date.ts'
import { sayDateInFullWithoutYear } from '#rules/calendar/say-date.ts'
import { sayPaperDue } from '#rules/meeting/papers.ts'
import type { PapersWanted, PaperWanted, WantedAs } from '#rules/meeting/papers-asked.ts'
import { sayMeetingOf } from '#rules/sittings/say-meeting.ts'
import { sayList, sayNames } from '#rules/words/say-names.ts'
import { atMost, dueTag, familyIn, type WorkItem } from './work-item.ts'

/** Which papers are asked for and not there, as somebody sees the coming meetings. The roof says whose. */
export type FindPapersWanted = (
  db: Db,
  looking: Looking,
  now: Temporal.PlainDateTime,
  as: WantedAs,
) => Promise<readonly PapersWanted[]>

/** Of whom a paper is asked: the child's team; and who hears only that it is late: their manager. (SET-08) */
const told: readonly (readonly [WantedAs, readonly Role[]])[] = [
  ['asked', [...caseHolderRoles, 'team-manager']],
  ['late', ['service-manager']],
]

/** The papers that this person's children's items still need, each item one thing; cover is in the roles. (SET-08, AC-04) */
export async function papersToBring(
  db: Db,
  looking: Looking,
  now: Temporal.PlainDateTime,
  find: FindPapersWanted,
): Promise<readonly WorkItem[]> {
  const lists = await Promise.all(
    told.map(async ([as, roles]) => {
      const holdings = looking.actor.holdings.filter(({ role }) => roles.includes(role))
      if (holdings.length === 0) return []
      const inThatRole = { ...looking, actor: { ...looking.actor, holdings, seats: [] } }
      return itemsOf(db, inThatRole, await find(db, inThatRole, now, as))
    }),
  )
  const once = new Map(lists.flat().map((item) => [item.href, item]))
  return atMost(8, [...once.values()], {
    ...{ one: 'item that papers are missing for', several: 'items that papers are missing for' },
    ...{ href: '/tracker?due=2', today: looking.today },
  })
}

async function itemsOf(db: Db, looking: Looking, wanted: readonly PapersWanted[]): Promise<readonly WorkItem[]> {
  if (wanted.length === 0) return []
  const children = await db
    .selectFrom('child')
    .innerJoin('family', 'family.id', 'child.familyId')
    .select(['child.id', 'child.name', 'familyId', 'family.name as familyName', 'family.reference as familyReference'])
    .where('child.id', '=', anyOf(new Set(wanted.flatMap(({ childIds }) => childIds))))
    .where(isVisibleChild(looking))
    .orderBy(inSiblingOrder())
    .execute()
  return wanted.flatMap((item): readonly WorkItem[] => {
    const own = children.filter(({ id }) => item.childIds.includes(id))
    const [first] = own
    if (first === undefined) return []
    const on = item.papers.map(({ due }) => due.by).reduce(earliest)
    return [
      {
        title: `Papers for ${sayNames(own.map(({ name }) => name))}`,
        href: item.href,
        detail: `${sayAllWanted(item.papers)} · ${sayMeetingOf(sayDateInFullWithoutYear(item.on), item)}`,
        tag: dueTag(on, looking.today),
        on,
        pastLimitBy: 0,
        family: familyIn(first),
        saw: own.map(({ id }) => id),
      },
    ]
  })
}

/** 'late: genogram and referral; by Thu 3 Dec: SWET chronology'. */
const sayAllWanted = (papers: readonly PaperWanted[]): string =>
  [...Map.groupBy(papers, ({ state, due }) => (state === 'late' ? 'late' : sayPaperDue(due)))]
    .map(([when, some]) => `${when}: ${sayList(some.map(({ name }) => name))}`)
    .join('; ')
