import { actionsQuery, isOwn, type KeptAction } from '#records/actions/actions.ts'
import { isStopped } from '#records/actions/stopped-actions.ts'
import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { sayTimesMoved } from '#rules/actions/due.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { atMost, dueTag, type WorkItem } from './work-item.ts'

const most = 8

/** Open actions of one's own to do, overdue, within two weeks or without a date; and overdue ones one answers for. (AC-01) */
export async function ownActions(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const { actor, today } = looking
  const actions = await actionsQuery(db)
    .select((eb) => eb.fn.countAll<number>().over().as('of'))
    .where(isOwn(looking))
    .where('action.doneOn', 'is', null)
    .where((eb) => eb.not(isStopped))
    .where((eb) =>
      eb.or([
        eb('action.dueOn', '<', today),
        eb.and([
          eb('action.doerId', '=', actor.personId),
          eb.or([eb('action.dueOn', 'is', null), eb('action.dueOn', '<=', today.add({ weeks: 2 }))]),
        ]),
      ]),
    )
    // Without a date it is as if for today.
    .orderBy((eb) => eb.fn.coalesce('action.dueOn', eb.val(today)))
    .orderBy('action.dueOn', (order) => order.asc().nullsLast())
    .orderBy('action.id')
    .limit(most + 2)
    .execute()
  const items = actions.map((action) => itemOf(action, looking))
  return atMost(most, items, {
    one: 'action',
    several: 'actions',
    href: '/actions?whose=mine&show=open',
    today,
    of: actions[0]?.of ?? 0,
  })
}

const familyOf = ({ familyId: id, familyName: name, familyReference: reference }: KeptAction) =>
  id === null || name === null || reference === null ? undefined : { id, name, reference }

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
    family: familyOf(action),
    saw: childId === null ? [] : [childId],
    form: { text: 'Say it is done', href: `/actions/${action.id}/done` },
  }
}
