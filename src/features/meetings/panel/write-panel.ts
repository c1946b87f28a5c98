import type { Tx } from '#records/keeping/db.ts'
import { hearingsOfItems, saveHearing } from '#records/panels/panel-hearings.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'
import { mayDecide } from '#rules/sittings/who-decides.ts'
import type { AtItem } from '#features/meetings/item/apply-review.ts'
import type { PanelAtItem } from './panel-at-item.query.ts'
import type { WantedHearing } from './read-panel.form.ts'
import type { PanelProblem } from './panel-problem.ts'
import { takeEffect } from './take-effect.ts'

/** Why what a panel decided isn't recorded, and of whom. */
type PanelRefused = { readonly because: PanelProblem; readonly called: string | null }

/**
 * Records how a panel heard what it was asked for, over what the item recorded of it before. Corrected by the chair it takes effect at once;
 * else it does when the chair confirms it. (PP-01, TM-04)
 */
export async function writePanel(
  tx: Tx,
  at: AtItem,
  panel: PanelAtItem,
  wanted: WantedHearing,
): Promise<Outcome<null, PanelRefused>> {
  const { sitting, lacksLegalAdviser } = at.view.meeting
  if (wanted.outcomes.length > 0) {
    const may = mayDecide({ decidedAs: sitting.chairedAs, lacksLegalAdviser })
    if (!may.ok) return refused({ because: may.because, called: null })
  }
  const changed = panel.children.find(
    ({ child, outcome }) =>
      outcome?.tookEffectOn != null &&
      wanted.outcomes.find(({ childId }) => childId === child.id)?.outcome !== outcome.outcome,
  )
  if (changed !== undefined) return refused({ because: 'took-effect', called: changed.called })
  const { id: panelItemId, familyId } = panel.asked
  const { outcomes, ...considered } = wanted
  await saveHearing(tx, at.visit, at.itemId, { panelItemId, familyId, considered, outcomes }, panel.heard)
  if (at.reason === undefined) return allowed(null)
  const [heard] = await hearingsOfItems(tx, at.visit.looking, [at.itemId])
  return heard === undefined ? allowed(null) : takeEffect(tx, at.visit, sitting, heard)
}
