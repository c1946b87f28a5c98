import type { Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'
import type { ReturnDecided } from '#rules/pre-proceedings/seek-urgent-return.ts'
import type { PanelDecision } from '#rules/panels/panel-outcomes.ts'
import type { KeptPanelOutcome } from './panel-hearings.ts'

const endsIn: Partial<Record<PanelDecision, ReturnDecided>> = {
  continue: 'continue',
  issue: 'issue-proceedings',
  'step-out-child-protection': 'step-out-child-protection',
  'step-out-child-in-need': 'step-out-child-in-need',
  'section-20': 'section-20',
  'private-order': 'private-order',
  'other-order': 'other-order',
}

/** An urgent return that an item took to the panel ends in what was decided of the child, unless that was put off. (PP-06, PP-01) */
export async function endReturnAtPanel(
  tx: Tx,
  deed: Deed,
  {
    panelItemId,
    outcome,
    on,
  }: { readonly panelItemId: number; readonly outcome: KeptPanelOutcome; readonly on: Temporal.PlainDate },
): Promise<void> {
  const panelDecided = endsIn[outcome.outcome]
  if (panelDecided === undefined) return
  const { childId, familyId } = outcome
  const met = { panelMetOn: on, panelDecided }
  const ended = await tx
    .updateTable('urgentReturn')
    .set((eb) => ({ ...met, version: eb('version', '+', 1) }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('panelItemChild')
        .select((asked) => asked.ref('urgentReturnId').$notNull().as('id'))
        .where('panelItemId', '=', panelItemId)
        .where('childId', '=', childId)
        .where('urgentReturnId', 'is not', null),
    )
    .where('panelMetOn', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (ended === undefined) return
  const before = { panelMetOn: null, panelDecided: null }
  await keepDeed(tx, deed, { recordKind: 'urgent-return', recordId: ended.id, familyId, childId, before, after: met })
}
