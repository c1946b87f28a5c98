import { sql } from 'kysely'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { actionsQuery, isVisible, type KeptAction } from './actions.ts'

/**
 * Makes one thing to do of what a meeting item led to for several children in the same words, by the same person and day. Each child keeps
 * an action of their own: what is filed of a child, and who may see it, goes by that one. (FAM-02, AC-01)
 */
export async function joinTogether(tx: Tx, agendaItemId: number): Promise<void> {
  await sql`
    update action set together = same.first_id from (
      select min(id) as first_id, array_agg(id) as ids from action
      where agenda_item_id = ${agendaItemId} and child_id is not null and done_on is null
      group by words, source, doer_id, accountable_manager_id, due_on
      having count(distinct child_id) > 1
    ) same
    where action.id = any (same.ids) and action.together is distinct from same.first_id`.execute(tx)
}

/** The open actions of siblings that came of the same decision as this one, of those this person may see. */
export const openTogether = async (
  db: Db,
  looking: Looking,
  { id, together }: Pick<KeptAction, 'id' | 'together'>,
): Promise<readonly KeptAction[]> =>
  together === null
    ? []
    : actionsQuery(db)
        .where('action.together', '=', together)
        .where('action.id', '!=', id)
        .where('action.doneOn', 'is', null)
        .where(isVisible(looking))
        .orderBy(inSiblingOrder())
        .orderBy('action.id')
        .execute()
