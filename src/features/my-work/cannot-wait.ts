import { sayElapsed } from '#rules/calendar/elapsed.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { sayLimit } from '#rules/pre-proceedings/clock-words.ts'
import { sayNames } from '#rules/words/say-names.ts'
import type { ChildOnClock } from './children-on-clock.query.ts'
import { dueTag, type WorkItem } from './work-item.ts'

type Waiting = { readonly child: ChildOnClock; readonly by: PlainDate }

/** Extensions that wait for the Divisional Director, by the date that stands until then. (PP-04) */
export const extensionsToDecide = (children: readonly ChildOnClock[], today: PlainDate): readonly WorkItem[] =>
  itemsFor(
    children.flatMap((child) =>
      child.clock.waitsFor.includes('extension-decision') ? [{ child, by: child.clock.limit }] : [],
    ),
    'Decide on the extension',
    ({ child, by }) =>
      `${sayElapsed(child.clock.elapsed)} · until then the ${sayLimit(child.clock)} stands: ${sayDateWithoutYear(by)}`,
    today,
  )

/** Children whom the gateway panel is to see again before their next review. (PP-06) */
export const urgentReturns = (children: readonly ChildOnClock[], today: PlainDate): readonly WorkItem[] =>
  itemsFor(
    children.flatMap((child) => {
      const by = child.clock.facts.urgentReturnBy
      return by === null ? [] : [{ child, by }]
    }),
    'Urgent return to the gateway panel',
    ({ child, by }) => `${sayElapsed(child.clock.elapsed)} · the panel is to see them by ${sayDateWithoutYear(by)}`,
    today,
  )

/** Siblings who wait for the same by the same day are one thing. */
function itemsFor(
  waiting: readonly Waiting[],
  what: string,
  detail: (first: Waiting) => string,
  today: PlainDate,
): readonly WorkItem[] {
  const together = Map.groupBy(waiting, ({ child, by }) => `${child.familyId} ${by.toString()}`)
  return [...together.values()].flatMap((siblings) => {
    const [first] = siblings
    if (first === undefined) return []
    return [
      {
        title: `${what}: ${sayNames(siblings.map(({ child }) => child.name))}`,
        href: `/families/${first.child.familyId}`,
        detail: detail(first),
        tag: dueTag(first.by, today),
        on: first.by,
        pastLimitBy: Math.max(...siblings.map(({ child }) => child.clock.pastLimitBy)),
        saw: siblings.map(({ child }) => child.id),
      },
    ]
  })
}
