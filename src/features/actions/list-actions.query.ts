import { isStopped } from '#records/actions/stopped-actions.ts'
import { actionsQuery, isOfVisibleChild, isOwn, type KeptAction } from '#records/actions/actions.ts'
import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { Paged } from '#parts/lists/page-links.ts'
import { may } from '#rules/access/permissions.ts'
import type { AskedActions } from './actions-view.ts'

const rowsAPage = 25

/** One page of actions: overdue longest first, then by date, those without a date last; done ones latest first. (AC-01, AC-02) */
export async function listActions(db: Db, looking: Looking, asked: AskedActions): Promise<Paged<KeptAction>> {
  const asksForAll = asked.whose === 'all' && may(looking.actor, 'see-child')
  const me = looking.actor.personId
  const found = actionsQuery(db)
    .where(asksForAll ? isOfVisibleChild(looking) : isOwn(looking))
    .$if(asked.whose === 'to-do', (query) => query.where('action.doerId', '=', me))
    .$if(asked.whose === 'to-answer', (query) => query.where('action.accountableManagerId', '=', me))
    .where('action.doneOn', asked.show === 'done' ? 'is not' : 'is', null)
    // Of who isn't followed any more nothing is chased (P17, P18).
    .$if(asked.show !== 'done', (query) => query.where((eb) => eb.not(isStopped)))
    .$if(asked.show === 'overdue', (query) => query.where('action.dueOn', '<', looking.today))
    .$if(asked.show === 'week', (query) =>
      query.where('action.dueOn', '>=', looking.today).where('action.dueOn', '<=', looking.today.add({ days: 7 })),
    )
  const { count } = await found
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const pages = Math.max(1, Math.ceil(count / rowsAPage))
  const page = Math.min(asked.page, pages)
  const rows = await found
    .orderBy('action.doneOn', 'desc')
    .orderBy('action.dueOn', (order) => order.asc().nullsLast())
    .orderBy('action.id')
    .offset((page - 1) * rowsAPage)
    .limit(rowsAPage)
    .execute()
  return { rows, count, page, pages }
}
