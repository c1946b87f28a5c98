import { may } from '#rules/access/permissions.ts'
import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { extensionsSought } from '#records/pre-proceedings/extensions-sought.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { sayLimit } from '#rules/pre-proceedings/clock-words.ts'
import { decideAskExtension } from '#rules/pre-proceedings/extension.ts'
import { capitalised } from '#rules/words/labels.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { type ChildOnClock, childrenOnClock } from './children-on-clock.query.ts'
import { dueTag, familyIn, type WorkItem } from './work-item.ts'

/** Extensions that a midpoint review wants sought and nobody has asked for; siblings with the same date are one thing. (PP-04, PP-06) */
export async function extensionsToAskFor(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  if (!may(looking.actor, 'ask-extension')) return []
  const sought = await extensionsSought(db, { ...looking, permission: 'ask-extension' }, null)
  const heldOn = new Map(sought.map((each) => [each.childId, each.heldOn]))
  const children = await childrenOnClock(db, looking, [...heldOn.keys()])
  const toAsk = children.filter(({ clock }) => decideAskExtension(clock.facts, null).ok)
  const together = Map.groupBy(toAsk, ({ familyId, clock }) => `${familyId} ${clock.limit.toString()}`)
  return [...together.values()].flatMap(([first, ...others]) => {
    const on = first === undefined ? undefined : heldOn.get(first.id)
    return first === undefined || on === undefined ? [] : [itemOf([first, ...others], first, on, looking.today)]
  })
}

const itemOf = (
  siblings: readonly ChildOnClock[],
  first: ChildOnClock,
  heldOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): WorkItem => ({
  title: `Ask for the extension: ${sayNames(siblings.map(({ name }) => name))}`,
  href: `/families/${first.familyId}/ask-extension`,
  detail: `${capitalised(nameFor('review.midpoint'))} of ${sayDateWithoutYear(heldOn)}: ${nameFor('outcome.seek-extension')} · the ${sayLimit(first.clock)} is ${sayDateWithoutYear(first.clock.limit)}`,
  tag: dueTag(first.clock.limit, today),
  on: first.clock.limit,
  pastLimitBy: Math.max(...siblings.map(({ clock }) => clock.pastLimitBy)),
  family: familyIn(first),
  saw: siblings.map(({ id }) => id),
  kind: 'limit',
})
