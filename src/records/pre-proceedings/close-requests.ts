import type { Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'
import { closeResources } from '#records/resources/close-resources.ts'

type OfEpisode = { readonly recordId: number; readonly childId: number; readonly familyId: number }

/**
 * Closes the extensions asked for or recommended that nobody decided, the urgent returns that the panel hasn't seen, and the resources nobody
 * has decided on, on the day their episode ended, whatever ended it; null opens them again with it. Each is told in the history. (PP-04, PP-06, PP-07, P10)
 */
export async function closeRequests(
  tx: Tx,
  deed: Deed,
  episode: OfEpisode,
  closedOn: Temporal.PlainDate | null,
): Promise<void> {
  await closeExtensions(tx, deed, episode, closedOn)
  await closeUrgentReturns(tx, deed, episode, closedOn)
  await closeResources(tx, deed, episode, closedOn)
}

async function closeUrgentReturns(
  tx: Tx,
  deed: Deed,
  { recordId: episodeId, childId, familyId }: OfEpisode,
  closedOn: Temporal.PlainDate | null,
): Promise<void> {
  const unseen = await tx
    .selectFrom('urgentReturn')
    .select(['id', 'closedOn'])
    .where('episodeId', '=', episodeId)
    .where('panelMetOn', 'is', null)
    .where('closedOn', 'is distinct from', closedOn)
    .orderBy('id')
    .execute()
  for (const { id, closedOn: before } of unseen) {
    await tx
      .updateTable('urgentReturn')
      .set((eb) => ({ closedOn, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
    const change = { before: { closedOn: before }, after: { closedOn } }
    await keepDeed(tx, deed, { recordKind: 'urgent-return', recordId: id, childId, familyId, ...change })
  }
}

async function closeExtensions(
  tx: Tx,
  deed: Deed,
  { recordId: episodeId, childId, familyId }: OfEpisode,
  closedOn: Temporal.PlainDate | null,
): Promise<void> {
  const undecided = await tx
    .selectFrom('extension')
    .select(['id', 'closedOn'])
    .where('episodeId', '=', episodeId)
    .where('state', 'in', ['recommended', 'requested'])
    .where('closedOn', 'is distinct from', closedOn)
    // What was withdrawn or answered stays so, whatever ends or goes on.
    .where((eb) => eb.or([eb('closedBecause', 'is', null), eb('closedBecause', '=', 'pre-proceedings-ended')]))
    .orderBy('id')
    .execute()
  for (const { id, closedOn: before } of undecided) {
    await tx
      .updateTable('extension')
      .set((eb) => ({
        closedOn,
        closedBecause: closedOn === null ? null : 'pre-proceedings-ended',
        version: eb('version', '+', 1),
      }))
      .where('id', '=', id)
      .execute()
    const change = { before: { closedOn: before }, after: { closedOn } }
    await keepDeed(tx, deed, { recordKind: 'extension', recordId: id, childId, familyId, ...change })
  }
}
