import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { seriesChairedBy } from '#records/meeting/attendance.ts'
import { whereTheyAre } from '#records/meeting/deciders.ts'
import { undecidedExtensions } from '#records/pre-proceedings/undecided-extensions.ts'
import { loadPowers } from '#records/settings/powers.ts'
import { holds } from '#rules/access/actor.ts'
import { type Decider, type GivenPower, inForce, mayDecideBy, rolesWith } from '#rules/access/powers.ts'
import { sayElapsed } from '#rules/calendar/elapsed.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { sayLimit } from '#rules/pre-proceedings/clock-words.ts'
import { sayExtensionsAsked } from '#rules/pre-proceedings/say-extension-asked.ts'
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

/** Whoever looks as somebody who may decide; null where they hold nothing by which extensions are decided today. */
async function asDecider(db: Db, { actor, today }: Looking, table: readonly GivenPower[]): Promise<Decider | null> {
  const holders = inForce(table, 'extend', today).map(({ holder }) => holder)
  const isChair = actor.seats.includes('chair') && holders.some(({ kind }) => kind === 'chair')
  if (!isChair && !rolesWith(table, 'extend', today).some((role) => holds(actor, role))) return null
  return {
    personId: actor.personId,
    holdings: actor.holdings,
    chairs: isChair ? await seriesChairedBy(db, actor.personId, today) : new Set(),
    chairsOrDeputises: actor.seats.some((part) => part === 'chair' || part === 'deputy'),
  }
}

/** Of these children those whose extension this person decides, and those of whom only the review says that one is recommended. */
async function decidedBy(
  db: Db,
  looking: Looking,
  decider: Decider,
  { table, ids }: { readonly table: readonly GivenPower[]; readonly ids: readonly number[] },
) {
  const undecided = await undecidedExtensions(db, looking, ids)
  const places = await whereTheyAre(db, undecided)
  const act = { does: 'extend', on: looking.today } as const
  const theirs = undecided.filter(({ askedById }, at) => {
    const place = places[at]
    return place !== undefined && mayDecideBy(table, act, decider, { ...place, askedBy: askedById }).ok
  })
  const asked = new Set(undecided.map(({ childId }) => childId))
  const mine = new Set(theirs.map(({ childId }) => childId))
  return {
    concerns: (childId: number) => mine.has(childId) || !asked.has(childId),
    isToDecide: (childId: number) => theirs.some((each) => each.childId === childId && !each.awaitsChair),
  }
}

/** Extensions that wait for who decides them, by the date that stands until then; siblings with the same date are one thing. (PP-04, SET-07) */
export async function extensionsToDecide(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const { today } = looking
  const table = await loadPowers(db)
  const decider = await asDecider(db, looking, table)
  if (decider === null) return []
  const ids = await childrenWaiting(db, looking, 'extension-decision')
  const [all, { concerns, isToDecide }] = await Promise.all([
    childrenOnClock(db, looking, ids),
    decidedBy(db, looking, decider, { table, ids }),
  ])
  const waiting = all.filter(({ id }) => concerns(id))
  const together = Map.groupBy(waiting, ({ familyId, clock }) => `${familyId} ${clock.limit.toString()}`)
  return [...together.values()].flatMap((siblings) => {
    const [first] = siblings
    if (first === undefined) return []
    const form = siblings.some(({ id }) => isToDecide(id))
      ? { form: { text: 'Decide', href: `/families/${first.familyId}/extension` } }
      : {}
    return [{ ...itemOf(siblings, first, today), ...form }]
  })
}

const itemOf = (siblings: readonly ChildOnClock[], first: ChildOnClock, today: Temporal.PlainDate): WorkItem => ({
  title: `Decide on the extension: ${sayNames(siblings.map(({ name }) => name))}`,
  href: `/families/${first.familyId}`,
  detail: `${sayAsked(siblings, today)} · ${sayElapsed(first.clock.elapsed)} · until then the ${sayLimit(first.clock)} stands: ${sayDateWithoutYear(first.clock.limit)}`,
  tag: dueTag(first.clock.limit, today),
  on: first.clock.limit,
  pastLimitBy: Math.max(...siblings.map((child) => child.clock.pastLimitBy)),
  family: familyIn(first),
  saw: siblings.map(({ id }) => id),
  kind: 'limit',
})
