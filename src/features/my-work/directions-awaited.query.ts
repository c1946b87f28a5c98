import { nameFor } from '#rules/words/name-for.ts'
import { awaitedDirections, type KeptDirection } from '#records/pre-proceedings/asked-directions.ts'
import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { Actor } from '#rules/access/actor.ts'
import { sayDateInFullWithoutYear } from '#rules/calendar/say-date.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { familyIn, type WorkItem } from './work-item.ts'

const isAskedOf = (actor: Actor, { headId, serviceId }: KeptDirection): boolean =>
  headId === actor.personId ||
  actor.holdings.some((holding) => holding.role === 'head-of-service' && holding.serviceId === serviceId)

/** Directions at midpoints that a head of service is asked for, or whoever stands in; siblings of one item are one thing. (PP-06) */
export async function directionsAwaited(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const awaited = await awaitedDirections(db, looking, null)
  const mine = awaited.filter((direction) => isAskedOf(looking.actor, direction))
  return [...Map.groupBy(mine, ({ agendaItemId }) => agendaItemId).values()].flatMap((siblings) => {
    const [first] = siblings
    if (first === undefined) return []
    return [
      {
        title: `Give your direction: ${sayNames(siblings.map(({ childName }) => childName))}`,
        href: `/directions/${first.agendaItemId}`,
        detail: `${nameFor('review.midpoint', 'short')} held without you, asked on ${sayDateInFullWithoutYear(first.askedOn)}`,
        tag: { text: 'Awaited', tone: 'soon' },
        on: 'now',
        pastLimitBy: 0,
        family: familyIn(first),
        saw: siblings.map(({ childId }) => childId),
      },
    ]
  })
}
