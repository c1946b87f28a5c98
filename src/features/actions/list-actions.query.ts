import { sql } from 'kysely'
import { isAskedFor } from '#records/actions/actions-asked.ts'
import { actionsQuery, isVisible, type KeptAction } from '#records/actions/actions.ts'
import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { Paged } from '#parts/lists/page-links.ts'
import type { AskedActions } from './actions-view.ts'

const rowsAPage = 25

/** An action in the list, and whether whoever looks may do something about it there. */
export type ListedAction = KeptAction & { readonly mayProgress: boolean }

/** One page of actions: overdue longest first, then by date, those without a date last; done ones latest first. (AC-01, AC-02) */
export async function listActions(db: Db, looking: Looking, asked: AskedActions): Promise<Paged<ListedAction>> {
  const found = actionsQuery(db).where(isAskedFor(looking, asked))
  const { count } = await found
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const pages = Math.max(1, Math.ceil(count / rowsAPage))
  const page = Math.min(asked.page, pages)
  const rows = await found
    .select((eb) => sql<boolean>`${isVisible({ ...looking, permission: 'progress-action' })(eb)}`.as('mayProgress'))
    .orderBy('action.doneOn', 'desc')
    .orderBy('action.dueOn', (order) => order.asc().nullsLast())
    .orderBy('action.id')
    .offset((page - 1) * rowsAPage)
    .limit(rowsAPage)
    .execute()
  return { rows, count, page, pages }
}
