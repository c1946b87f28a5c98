import type { Db } from '#records/keeping/db.ts'
import { hasSomethingOpen } from '#records/families/something-open.ts'
import { type Looking, visibleChildren } from '#records/access/visible-children.ts'
import type { WorkItem } from './work-item.ts'

/** Born children with something open who have no case-system id yet: it is asked for until it is given. (FAM-06) */
export async function missingIds(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const children = await db
    .selectFrom('child')
    .leftJoin('team', 'team.id', 'child.teamId')
    .select(['child.id', 'child.name', 'child.familyId', 'team.name as team'])
    .where('child.id', 'in', visibleChildren(db, looking))
    .where('child.caseSystemId', 'is', null)
    .where('child.unborn', '=', false)
    .where(hasSomethingOpen)
    .orderBy('child.name')
    .execute()
  return children.map(({ id, name, familyId, team }) => ({
    title: `Give the case-system id of ${name}`,
    href: `/families/${familyId}`,
    detail: team ?? 'no team yet',
    tag: { text: 'To do', tone: 'calm' },
    on: 'any-time',
    pastLimitBy: 0,
    saw: [id],
  }))
}
