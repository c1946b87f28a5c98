import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { eighteenOn, is18On } from '#rules/people/still-followed.ts'
import { familyIn, type WorkItem } from './work-item.ts'

/** Children who are followed and have turned 18: nobody decides it, and until it is recorded everything goes on. (P17, P18) */
export async function turned18(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const children = await db
    .selectFrom('child')
    .innerJoin('family', 'family.id', 'child.familyId')
    .select(['child.id', 'child.name', 'child.bornOn', 'child.familyId'])
    .select(['family.name as familyName', 'family.reference as familyReference'])
    .where(isVisibleChild(looking))
    .where('child.bornOn', '<=', looking.today.subtract({ years: 18 }))
    .orderBy(inSiblingOrder())
    .execute()
  return children.flatMap(({ id, name, bornOn, ...child }): readonly WorkItem[] =>
    bornOn === null || !is18On(bornOn, looking.today)
      ? []
      : [
          {
            title: `Record that ${name} turned 18`,
            href: `/families/${child.familyId}/end`,
            detail: `on ${sayDate(eighteenOn(bornOn))}`,
            tag: { text: 'To do', tone: 'soon' },
            on: 'now',
            pastLimitBy: 0,
            family: familyIn(child),
            saw: [id],
          },
        ],
  )
}
