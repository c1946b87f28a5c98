import { inNameOrder } from '#records/keeping/name-order.ts'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import type { Db } from '#records/keeping/db.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import { atMost, familyIn, type WorkItem } from './work-item.ts'

const most = 5

/** Born children with something open who have no case-system id yet: it is asked for until it is given. The first families by name. (FAM-06) */
export async function missingIds(db: Db, looking: Looking, caseSystem: string): Promise<readonly WorkItem[]> {
  const children = await db
    .selectFrom('child')
    .innerJoin('clockLine', 'clockLine.childId', 'child.id')
    .innerJoin('family', 'family.id', 'child.familyId')
    .leftJoin('team', 'team.id', 'child.teamId')
    .select((eb) => [
      ...(['child.id', 'child.name', 'child.familyId', 'team.name as team'] as const),
      ...(['family.name as familyName', 'family.reference as familyReference'] as const),
      eb.fn.countAll<number>().over().as('of'),
    ])
    .where(isVisibleChild(looking, 'clock_line'))
    .where('child.caseSystemId', 'is', null)
    .where('child.unborn', '=', false)
    .orderBy(inNameOrder('family.name'))
    .orderBy('family.id')
    .orderBy(inSiblingOrder())
    .limit(most + 2)
    .execute()
  const items = children.map(({ id, name, team, ...child }): WorkItem => ({
    title: `Give the ${caseSystem} id of ${name}`,
    href: `/children/${id}/case-system-id`,
    detail: team ?? 'no team yet',
    tag: { text: 'To do', tone: 'calm' },
    on: 'any-time',
    pastLimitBy: 0,
    family: familyIn(child),
    saw: [id],
  }))
  const rest = {
    one: 'child without an id',
    several: 'children without an id',
    href: '/tracker?order=case-system-id&view=table',
  }
  return atMost(most, items, { ...rest, today: looking.today, of: children[0]?.of ?? 0 })
}
