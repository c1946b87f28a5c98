import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { whoHoldsPower } from '#records/meeting/who-holds-power.ts'
import {
  type ExtensionHands,
  extensionHands,
  type ExtensionInHand,
  extensionsInHand,
} from '#records/pre-proceedings/extensions-in-hand.ts'
import { sayElapsed } from '#rules/calendar/elapsed.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { sayLimit } from '#rules/pre-proceedings/clock-words.ts'
import { isPressing } from '#rules/pre-proceedings/extension.ts'
import { sayExtensionsAsked } from '#rules/pre-proceedings/say-extension-asked.ts'
import type { Labels } from '#rules/words/labels.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { type ChildOnClock, childrenOnClock, childrenWaiting } from './children-on-clock.query.ts'
import { dueTag, familyIn, type WorkItem } from './work-item.ts'

/** What was asked for siblings in the same words is said once; what was asked for one of them names the child. */
function sayAsked(siblings: readonly ChildOnClock[], today: Temporal.PlainDate): string {
  const asked = Map.groupBy(
    siblings.flatMap((child) =>
      sayExtensionsAsked(child.clock.facts, today).map((words) => ({ words, name: child.name })),
    ),
    ({ words }) => words,
  )
  return [...asked]
    .map(([words, of]) => (of.length === siblings.length ? words : `${sayNames(of.map(({ name }) => name))}: ${words}`))
    .join(' ')
}

/** What concerns somebody of the children for whom an extension waits: as who decides, or as the chair, who hears of what is pressing. */
function mineAmong(children: readonly ChildOnClock[], inHand: readonly ExtensionInHand[], hands: ExtensionHands) {
  const of = Map.groupBy(inHand, ({ extension }) => extension.childId)
  // Of some only a review says that one is recommended: who decides some, decides those.
  const decides = ({ id }: ChildOnClock) => of.get(id)?.some((each) => each.decides) ?? hands.decider !== null
  const chairs = ({ id }: ChildOnClock) => of.get(id)?.some((each) => each.chairs) ?? false
  const isOpen = ({ id }: ChildOnClock) =>
    of.get(id)?.some((each) => each.decides && !each.extension.awaitsChair) ?? false
  const toDecide = children.filter(decides)
  return { toDecide, isOpen, toFollow: children.filter((child) => !decides(child) && chairs(child)) }
}

const together = (children: readonly ChildOnClock[]): readonly Siblings[] =>
  [...Map.groupBy(children, ({ familyId, clock }) => `${familyId} ${clock.limit.toString()}`).values()].flatMap(
    ([first, ...others]) => (first === undefined ? [] : [[first, ...others] as const]),
  )

/**
 * Extensions that wait for who decides them, by the date that stands until then; siblings with the same date are one thing. From two working
 * days before that date they head the work of who decides and of the chair. (PP-04, SET-07)
 */
export async function extensionsToDecide(db: Db, looking: Looking, labels: Labels): Promise<readonly WorkItem[]> {
  const { today } = looking
  const hands = await extensionHands(db, looking)
  if (hands === null) return []
  const ids = await childrenWaiting(db, looking, 'extension-decision')
  if (ids.length === 0) return []
  const [all, inHand, calendar] = await Promise.all([
    childrenOnClock(db, looking, ids),
    extensionsInHand(db, hands, ids),
    loadCalendar(db),
  ])
  const { toDecide, isOpen, toFollow } = mineAmong(all, inHand, hands)
  const pressing = toFollow.filter(({ clock }) => isPressing(calendar, clock.limit, today))
  const decides = pressing.length === 0 ? '' : await whoHoldsPower(db, 'extend', { labels, today })
  return [
    ...together(toDecide).map((siblings) => {
      const heads = isPressing(calendar, siblings[0].clock.limit, today)
      return { ...itemOf(siblings, today), ...formIf(siblings.some(isOpen), siblings[0]), heads }
    }),
    ...together(pressing).map((siblings) => ({ ...undecidedOf(siblings, { today, decides }), heads: true })),
  ]
}

const formIf = (isOpen: boolean, { familyId }: ChildOnClock): Pick<WorkItem, 'form'> =>
  isOpen ? { form: { text: 'Decide', href: `/families/${familyId}/extension` } } : {}

type Siblings = readonly [ChildOnClock, ...ChildOnClock[]]

const itemOf = (siblings: Siblings, today: PlainDate): WorkItem => {
  const [first] = siblings
  return {
    title: `Decide on the extension: ${sayNames(siblings.map(({ name }) => name))}`,
    href: `/families/${first.familyId}`,
    detail: `${sayAsked(siblings, today)} · ${sayElapsed(first.clock.elapsed)} · until then the ${sayLimit(first.clock)} stands: ${sayDateWithoutYear(first.clock.limit)}`,
    tag: dueTag(first.clock.limit, today),
    on: first.clock.limit,
    pastLimitBy: Math.max(...siblings.map((child) => child.clock.pastLimitBy)),
    family: familyIn(first),
    saw: siblings.map(({ id }) => id),
    kind: 'limit',
  }
}

/** What the chair hears of: who decides hasn't, and the date is near. */
const undecidedOf = (siblings: Siblings, { today, decides }: { today: PlainDate; decides: string }): WorkItem => ({
  ...itemOf(siblings, today),
  title: `Extension undecided: ${sayNames(siblings.map(({ name }) => name))}`,
  detail: `waits for ${decides} · the ${sayLimit(siblings[0].clock)} is ${sayDateWithoutYear(siblings[0].clock.limit)}`,
})
