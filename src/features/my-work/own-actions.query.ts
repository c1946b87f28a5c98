import { actionsQuery, isOwn, type KeptAction } from '#records/actions/actions.ts'
import { clockStopped } from '#records/pre-proceedings/clock-stopped.ts'
import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { sayTimesMoved } from '#rules/actions/due.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { dueTag, type WorkItem } from './work-item.ts'

/** Open actions of one's own to do, overdue, within two weeks or without a date; and overdue ones one answers for. (AC-01) */
export async function ownActions(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const { actor, today } = looking
  const actions = await actionsQuery(db)
    .where(isOwn(looking))
    .where('action.doneOn', 'is', null)
    .where((eb) => eb.not(clockStopped('action.child_id')))
    .where((eb) =>
      eb.or([
        eb('action.dueOn', '<', today),
        eb.and([
          eb('action.doerId', '=', actor.personId),
          eb.or([eb('action.dueOn', 'is', null), eb('action.dueOn', '<=', today.add({ weeks: 2 }))]),
        ]),
      ]),
    )
    .orderBy('action.dueOn', (order) => order.asc().nullsLast())
    .orderBy('action.id')
    .execute()
  return actions.map((action) => itemOf(action, looking))
}

function itemOf(action: KeptAction, { actor, today }: Looking): WorkItem {
  const { dueOn, childId, timesMoved } = action
  const isMine = action.doerId === actor.personId
  const words = [
    action.childName ?? (action.familyName === null ? action.itemTitle : `${action.familyName} family`),
    isMine ? null : `${action.doerName ?? 'nobody yet'} does it, you answer for it`,
    dueOn === null ? null : `due ${sayDateWithoutYear(dueOn)}`,
    sayTimesMoved(timesMoved),
  ]
  return {
    title: action.words,
    href: `/actions/${action.id}`,
    detail: words.filter((word) => word !== null && word !== '').join(' · '),
    tag: dueOn === null ? { text: 'No date yet', tone: 'calm' } : dueTag(dueOn, today),
    on: dueOn ?? 'any-time',
    pastLimitBy: 0,
    saw: childId === null ? [] : [childId],
  }
}
