import type { KeptAction } from './actions.ts'
import type { Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'

/**
 * Takes an action out that a decision had made by itself, when that decision is taken back and nobody has touched the action since;
 * one that somebody has worked on stays. Its history stays in any case.
 */
export async function takeBackAction(tx: Tx, deed: Deed, action: KeptAction): Promise<void> {
  const taken = await tx
    .deleteFrom('action')
    .where('id', '=', action.id)
    .where('version', '=', 1)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('actionNote').select('id').whereRef('actionNote.actionId', '=', 'action.id'))),
    )
    .returning('id')
    .executeTakeFirst()
  if (taken === undefined) return
  await keepDeed(tx, deed, {
    recordKind: 'action',
    recordId: action.id,
    familyId: action.familyId,
    childId: action.childId,
    before: action,
    after: null,
  })
}
