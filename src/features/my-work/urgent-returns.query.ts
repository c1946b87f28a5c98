import type { Db } from '#records/keeping/db.ts'
import { awaitedUrgentReturns } from '#records/pre-proceedings/urgent-returns.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { holds } from '#rules/access/actor.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { dueTag, familyIn, type WorkItem } from './work-item.ts'

/** Children whom the gateway panel is to see again before their next review: for who takes them there, and all for the panel administrator. (PP-06) */
export async function urgentReturns(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const { actor, today } = looking
  const awaited = await awaitedUrgentReturns(db, looking, null)
  return awaited
    .filter(({ ownerId }) => ownerId === actor.personId || holds(actor, 'panel-administrator'))
    .map(({ id, childId, childName, by, ownerId, owner, ...back }) => ({
      title: `Urgent return to the panel: ${childName}`,
      href: `/urgent-returns/${id}`,
      detail: `the panel is to see the child by ${sayDateWithoutYear(by)} · ${ownerId === actor.personId ? 'you take it there' : `${owner ?? 'nobody yet'} takes it there`}`,
      tag: dueTag(by, today),
      on: by,
      pastLimitBy: 0,
      family: familyIn(back),
      saw: [childId],
      kind: 'limit',
    }))
}
