import type { Tx } from '#records/keeping/db.ts'

/**
 * Keeps that a person is told now that these extensions are undecided, and answers which of them they weren't told of before, here or by
 * another process. (PP-04)
 */
export async function toldOnce(
  tx: Tx,
  personId: number,
  extensionIds: readonly number[],
  at: Temporal.Instant,
): Promise<ReadonlySet<number>> {
  if (extensionIds.length === 0) return new Set()
  const told = await tx
    .insertInto('extensionTold')
    .values(extensionIds.map((extensionId) => ({ extensionId, personId, toldAt: at })))
    .onConflict((kept) => kept.columns(['extensionId', 'personId']).doNothing())
    .returning('extensionId')
    .execute()
  return new Set(told.map(({ extensionId }) => extensionId))
}
