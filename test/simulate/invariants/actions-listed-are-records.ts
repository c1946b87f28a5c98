import { sql } from 'kysely'
import { isInSightOf } from '#test/simulate/in-sight.ts'
import { readerSeesAll } from '#test/simulate/reader.ts'
import type { World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

type Kept = {
  readonly id: number
  readonly isDone: boolean
  readonly isOverdue: boolean
  readonly isChased: boolean
  readonly isGone: boolean
}

/**
 * The actions about families that the panel administrator may see, by the tables alone: chased for certain of who is in pre-proceedings, and
 * no more where nobody the action is for is followed.
 */
async function actionsKept({ db, place, today }: World): Promise<readonly Kept[]> {
  const { rows } = await sql<Kept>`
    select action.id, done_on is not null as is_done, coalesce(due_on < ${today().toString()}::date, false) as is_overdue,
      exists (select from child join episode on child_id = child.id where ended_on is null and followed_until is null
        and (child.id = action.child_id or (action.child_id is null and child.family_id = action.family_id))) as is_chased,
      not exists (select from child where followed_until is null
        and (child.id = action.child_id or (action.child_id is null and child.family_id = action.family_id))) as is_gone
    from action where family_id is not null and ${isInSightOf(place.people.panelAdministrator, 'action.family_id', today())}`.execute(
    db,
  )
  return rows
}

/** The ids of the actions on a list, from its first page to its last; those of siblings stand as one. */
async function listed({ open, place }: World, show: string): Promise<ReadonlySet<number>> {
  const found = new Set<number>()
  for (let number = 1; number <= 40; number += 1) {
    const address = `/actions?whose=all&show=${show}&page=${number}`
    const page = await open(place.people.panelAdministrator, address, null)
    const before = found.size
    for (const [, ids = ''] of page?.body.matchAll(/name="action" value="([\d.]+)"/g) ?? [])
      for (const id of ids.split('.')) found.add(Number(id))
    if (found.size === before) return found
  }
  return found
}

/** The lists of actions hold what the records hold: no open one of a child in pre-proceedings is missing, none that is done or of nobody followed is there. (AC-01, PP-12) */
export const actionsListedAreRecords: Invariant = {
  says: 'the lists of actions hold what the records hold',
  watch: (world) => ({
    week: async () => {
      if (!(await readerSeesAll(world))) return []
      const [kept, open, overdue] = [
        await actionsKept(world),
        await listed(world, 'open'),
        await listed(world, 'overdue'),
      ]
      const wrong = (show: string, list: ReadonlySet<number>, belongs: (action: Kept) => boolean) =>
        kept.flatMap((action) => {
          const isThere = list.has(action.id)
          if (isThere && (!belongs(action) || action.isGone)) return [`action ${action.id} is on the list of what is ${show}, and isn’t`] // prettier-ignore
          if (!isThere && belongs(action) && action.isChased)
            return [`action ${action.id} is ${show}, and not on the list`]
          return []
        })
      return [
        ...wrong('open', open, ({ isDone }) => !isDone),
        ...wrong('overdue', overdue, ({ isDone, isOverdue }) => !isDone && isOverdue),
      ]
    },
  }),
}
