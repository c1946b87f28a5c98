import { sql } from 'kysely'
import type { World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

/** What waits though nobody is left for whom it could be decided, or is closed though somebody is. */
async function wronglyOpen({ db }: World): Promise<readonly string[]> {
  const { rows } = await sql<{ id: number; waits: boolean }>`
    select r.id, r.closed_on is null as waits from resource_request r
    where r.decision is null and coalesce(r.closed_because, '') <> 'withdrawn' and (r.closed_on is null) is distinct from exists (
      select from resource_request_child c join episode e on e.id = c.episode_id where c.request_id = r.id and e.ended_on is null)`.execute(
    db,
  )
  return rows.map(({ id, waits }) =>
    waits
      ? `resource ${id} waits, and nobody is in pre-proceedings for whom it was asked`
      : `resource ${id} is closed, and a child is in pre-proceedings for whom it was asked`,
  )
}

/** What was decided past the limit of whoever decided it, or of a row that had ended before that day; or agreed for more than was asked. */
async function pastTheLimit({ db }: World): Promise<readonly string[]> {
  const { rows } = await sql<{ id: number }>`
    select r.id from resource_request r left join power p on p.id = r.power_id
    where r.decision is not null and (coalesce(r.agreed_pence > r.asked_pence, false) or coalesce(p.up_to_pence < r.asked_pence, false)
      or r.decided_by = r.asked_by)`.execute(db)
  return rows.map(({ id }) => `resource ${id} was decided past what whoever decided it may agree`)
}

/** What is before a panel and isn't as the panel has it: still to be heard and not asked any more, or the other way round. */
async function otherThanThePanel({ db }: World): Promise<readonly string[]> {
  const { rows } = await sql<{ id: number }>`
    select r.id from resource_request r join panel_item i on i.id = r.panel_item_id
    where (r.closed_on is null) is distinct from (i.withdrawn_on is null)`.execute(db)
  return rows.map(({ id }) => `resource ${id} is asked for or not otherwise than the panel is asked`)
}

/** A resource waits as long as a child is in pre-proceedings for whom it was asked, unless it is decided within a limit, or withdrawn. (PP-07) */
export const resourcesWaitOrAreDecided: Invariant = {
  says: 'a resource waits while a child needs it, and is agreed within a limit',
  watch: (world) => ({
    day: async () => [
      ...(await wronglyOpen(world)),
      ...(await pastTheLimit(world)),
      ...(await otherThanThePanel(world)),
    ],
  }),
}
