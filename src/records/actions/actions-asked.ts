import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import type { DB } from '#records/keeping/schema.ts'
import { childReach, may } from '#rules/access/permissions.ts'
import type { Shown, Whose } from '#rules/actions/whose-actions.ts'
import { isOfVisibleChild, isOwn } from './actions.ts'
import { isStopped } from './stopped-actions.ts'

/** Whether an action is among those asked for: whose, and which of them. Of who isn't followed any more nothing is chased (P17, P18). */
export const isAskedFor =
  (looking: Looking, { whose, show }: { readonly whose: Whose; readonly show: Shown }) =>
  (eb: ExpressionBuilder<DB, 'action'>): Expression<SqlBool> =>
    eb.and([
      whoseIs(looking, whose)(eb),
      ...(show === 'done' ? [eb('action.doneOn', 'is not', null)] : open(show, looking)(eb)),
    ])

const whoseIs =
  (looking: Looking, whose: Whose) =>
  (eb: ExpressionBuilder<DB, 'action'>): Expression<SqlBool> => {
    if (whose === 'all' && may(looking.actor, 'see-child')) return isOfVisibleChild(looking)(eb)
    const me = looking.actor.personId
    return eb.and([
      isOwn(looking)(eb),
      ...(whose === 'to-do' ? [eb('action.doerId', '=', me)] : []),
      ...(whose === 'to-answer' ? [eb('action.accountableManagerId', '=', me)] : []),
    ])
  }

const open =
  (show: Exclude<Shown, 'done'>, { today }: Looking) =>
  (eb: ExpressionBuilder<DB, 'action'>): readonly Expression<SqlBool>[] => [
    eb('action.doneOn', 'is', null),
    ...(show === 'overdue' ? [eb('action.dueOn', '<', today)] : []),
    ...(show === 'week' ? [eb('action.dueOn', '>=', today), eb('action.dueOn', '<=', today.add({ days: 7 }))] : []),
    eb.not(isStopped),
  ]

/**
 * How many actions are overdue that somebody does or answers for, what is one thing to do for siblings once; of everyone's for who sees every child. Asked with every page, beside
 * the page's own first question. (AC-02)
 */
export async function countOverdue(db: Db, looking: Looking): Promise<number> {
  const whose = childReach(looking.actor, 'see-child').all ? 'all' : 'mine'
  const { count } = await db
    .selectFrom('action')
    .select(
      sql<number>`count(distinct (coalesce(action.together, -action.id), action.doer_id, action.accountable_manager_id, action.due_on))`.as(
        'count',
      ),
    )
    .where(isAskedFor(looking, { whose, show: 'overdue' }))
    .executeTakeFirstOrThrow()
  return count
}
