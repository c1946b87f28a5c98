import type { Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'

/**
 * Closes what waits to be decided once no child is left for whom it was asked: on the day the last of their pre-proceedings ended, whatever
 * ended them; null opens it again with one of them. Each is told in the history. (PP-07, P10)
 */
export async function closeResources(
  tx: Tx,
  deed: Deed,
  { recordId: episodeId }: { readonly recordId: number },
  closedOn: Temporal.PlainDate | null,
): Promise<void> {
  for (const { id, familyId, panelItemId, closedOn: before } of await toChange(tx, episodeId, closedOn)) {
    await tx
      .updateTable('resourceRequest')
      .set((eb) => ({
        closedOn,
        closedBecause: closedOn === null ? null : 'pre-proceedings-ended',
        version: eb('version', '+', 1),
      }))
      .where('id', '=', id)
      .execute()
    const of = { recordKind: 'resource-request', recordId: id, familyId, childId: null }
    await keepDeed(tx, deed, { ...of, before: { closedOn: before }, after: { closedOn } })
    if (panelItemId !== null) await closeAtPanel(tx, deed, { panelItemId, familyId, isClosed: closedOn !== null })
  }
}

/** What waits for children of an episode that ended, and of no other that is open; or what closed with it. */
const toChange = (tx: Tx, episodeId: number, closedOn: Temporal.PlainDate | null) =>
  tx
    .selectFrom('resourceRequest')
    .innerJoin('resourceRequestChild as asked', 'asked.requestId', 'resourceRequest.id')
    .select(['resourceRequest.id', 'resourceRequest.familyId', 'closedOn', 'panelItemId'])
    .where('asked.episodeId', '=', episodeId)
    .where('decision', 'is', null)
    .where('closedOn', 'is distinct from', closedOn)
    // What was withdrawn stays so, whatever ends or goes on.
    .where((eb) => eb.or([eb('closedBecause', 'is', null), eb('closedBecause', '=', 'pre-proceedings-ended')]))
    .where((eb) =>
      closedOn === null
        ? eb.lit(true)
        : eb.not(
            eb.exists(
              eb
                .selectFrom('resourceRequestChild as other')
                .innerJoin('episode', 'episode.id', 'other.episodeId')
                .select('other.childId')
                .whereRef('other.requestId', '=', 'resourceRequest.id')
                .where('episode.endedOn', 'is', null),
            ),
          ),
    )
    .orderBy('resourceRequest.id')
    .execute()

type AtPanel = { readonly panelItemId: number; readonly familyId: number; readonly isClosed: boolean }

/** A panel doesn't hear what closed, and hears it when it is open again. */
async function closeAtPanel(tx: Tx, deed: Deed, { panelItemId, familyId, isClosed }: AtPanel): Promise<void> {
  const withdrawn = isClosed
    ? { withdrawnOn: deed.today, withdrawnBy: deed.actor.personId, withdrawnWhy: 'Nothing is left to decide' }
    : { withdrawnOn: null, withdrawnBy: null, withdrawnWhy: null }
  const changed = await tx
    .updateTable('panelItem')
    .set((eb) => ({ ...withdrawn, version: eb('version', '+', 1) }))
    .where('id', '=', panelItemId)
    .where('withdrawnOn', isClosed ? 'is' : 'is not', null)
    .returning('id')
    .executeTakeFirst()
  if (changed === undefined) return
  const of = { recordKind: 'panel-item', recordId: panelItemId, familyId, childId: null }
  const { withdrawnOn, withdrawnWhy } = withdrawn
  const before = isClosed ? { withdrawnOn: null } : { withdrawnOn: deed.today }
  await keepDeed(tx, deed, { ...of, before, after: { withdrawnOn, withdrawnWhy } })
}
