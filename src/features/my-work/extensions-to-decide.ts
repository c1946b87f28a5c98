import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
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

/** Extensions that wait for the Divisional Director, by the date that stands until then; siblings with the same date are one thing. (PP-04) */
export async function extensionsToDecide(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const { today } = looking
  const waiting = await childrenOnClock(db, looking, await childrenWaiting(db, looking, 'extension-decision'))
  const together = Map.groupBy(waiting, ({ familyId, clock }) => `${familyId} ${clock.limit.toString()}`)
  return [...together.values()].flatMap((siblings) => {
    const [first] = siblings
    if (first === undefined) return []
    const { clock, familyId } = first
    return [
      {
        title: `Decide on the extension: ${sayNames(siblings.map(({ name }) => name))}`,
        href: `/families/${familyId}`,
        detail: `${sayAsked(siblings, today)} · ${sayElapsed(clock.elapsed)} · until then the ${sayLimit(clock)} stands: ${sayDateWithoutYear(clock.limit)}`,
        tag: dueTag(clock.limit, today),
        on: clock.limit,
        pastLimitBy: Math.max(...siblings.map((child) => child.clock.pastLimitBy)),
        family: familyIn(first),
        saw: siblings.map(({ id }) => id),
        kind: 'limit' as const,
      },
    ]
  })
}
