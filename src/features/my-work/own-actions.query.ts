import { type ActionLine, actionLines, actionsQuery, isOwn } from '#records/actions/actions.ts'
import { isStopped } from '#records/actions/stopped-actions.ts'
import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { sayTimesMoved } from '#rules/actions/due.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { atMost, dueTag, type WorkItem } from './work-item.ts'

const most = 8

/** Open actions of one's own to do, overdue, within two weeks or without a date; and overdue ones one answers for. (AC-01) */
export async function ownActions(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const { actor, today } = looking
  const own = actionsQuery(db)
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
  const actions = await actionLines(db, own)
    .select((eb) => eb.fn.countAll<number>().over().as('of'))
    // Without a date it is as if for today.
    .orderBy((eb) => eb.fn.coalesce('line.dueOn', eb.val(today)))
    .orderBy('line.dueOn', (order) => order.asc().nullsLast())
    .orderBy('line.id')
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

const familyOf = ({ familyId: id, familyName: name, familyReference: reference }: ActionLine) =>
  id === null || name === null || reference === null ? undefined : { id, name, reference }

function itemOf(action: ActionLine, { actor, today }: Looking): WorkItem {
  const { dueOn, names, childIds, timesMoved } = action
  const isMine = action.doerId === actor.personId
  const words = [
    names.length > 0 ? sayNames(names) : action.familyName === null ? action.itemTitle : `${action.familyName} family`,
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
    saw: childIds,
    form: { text: 'Say it is done', href: `/actions/${action.id}/done` },
  }
}
