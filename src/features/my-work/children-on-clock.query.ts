import { loadOpenClocks } from '#records/pre-proceedings/clocks.ts'
import type { Db } from '#records/keeping/db.ts'
import { type Looking, visibleChildren } from '#records/access/visible-children.ts'
import type { RunningClock } from '#rules/pre-proceedings/clock.ts'

/** A child in pre-proceedings with the clock as it stands today. */
export type ChildOnClock = {
  readonly id: number
  readonly name: string
  readonly familyId: number
  readonly team: string | null
  readonly clock: RunningClock
}

/** Every child in pre-proceedings whom this person may see, those born first, first. */
export async function childrenOnClock(db: Db, looking: Looking): Promise<readonly ChildOnClock[]> {
  const children = await db
    .selectFrom('child')
    .innerJoin('episode', (join) => join.onRef('episode.childId', '=', 'child.id').on('episode.endedOn', 'is', null))
    .leftJoin('team', 'team.id', 'child.teamId')
    .select(['child.id', 'child.name', 'child.familyId', 'team.name as team'])
    .where('child.id', 'in', visibleChildren(db, looking))
    .orderBy('child.bornOn', (order) => order.asc().nullsLast())
    .orderBy('child.id')
    .execute()
  const clocks = await loadOpenClocks(
    db,
    children.map(({ id }) => id),
    looking.today,
  )
  return children.flatMap((child) => {
    const open = clocks.get(child.id)
    return open === undefined ? [] : [{ ...child, clock: open.clock }]
  })
}
