import { isAskedFor } from '#records/actions/actions-asked.ts'
import { type ActionLine, actionLines, actionsAmong, actionsQuery } from '#records/actions/actions.ts'
import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { Paged } from '#parts/lists/page-links.ts'
import type { AskedActions } from './actions-view.ts'

const rowsAPage = 25

/** A line of the list, and whether whoever looks may do something about it there. */
export type ListedAction = ActionLine & { readonly mayProgress: boolean }

/** One page of actions: overdue longest first, then by date, those without a date last; done ones latest first. (AC-01, AC-02) */
export async function listActions(db: Db, looking: Looking, asked: AskedActions): Promise<Paged<ListedAction>> {
  const found = actionLines(db, actionsQuery(db).where(isAskedFor(looking, asked)))
  const { count } = await found
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const pages = Math.max(1, Math.ceil(count / rowsAPage))
  const page = Math.min(asked.page, pages)
  const lines = await found
    .orderBy('line.doneOn', 'desc')
    .orderBy('line.dueOn', (order) => order.asc().nullsLast())
    .orderBy('line.id')
    .offset((page - 1) * rowsAPage)
    .limit(rowsAPage)
    .execute()
  const progressed = await idsVisible(db, { ...looking, permission: 'progress-action' }, lines)
  return { rows: lines.map((line) => ({ ...line, mayProgress: progressed.has(line.id) })), count, page, pages }
}

async function idsVisible(db: Db, looking: Looking, lines: readonly ActionLine[]): Promise<ReadonlySet<number>> {
  const seen = await actionsAmong(
    db,
    looking,
    lines.map(({ id }) => id),
  )
  return new Set(seen.map(({ id }) => id))
}
