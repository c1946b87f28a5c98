import { teamManagerOfChildren } from '#records/people/accountable-manager.ts'
import { addAction } from '#records/actions/change-actions.ts'
import { joinTogether } from '#records/actions/siblings-actions.ts'
import { addChildrenToItem } from '#records/meeting/change-agenda-items.ts'
import type { Tx } from '#records/keeping/db.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { applyReview, type AtItem } from './apply-review.ts'
import { askForDirections } from './ask-for-directions.ts'
import type { FormShape } from './item-fields.ts'
import { writeRatification } from '#features/meetings/ratification/write-ratification.ts'
import { writePanel } from '#features/meetings/panel/write-panel.ts'
import { type NotRecorded, notRecorded } from './not-recorded.ts'
import type { WantedItem } from './record-item.form.ts'

/** The decisions of the children and the new actions, at an item that is being recorded or corrected. */
export async function writeDecisions(
  tx: Tx,
  at: AtItem,
  { wanted, shape }: { readonly wanted: WantedItem; readonly shape: FormShape },
): Promise<Outcome<null, NotRecorded>> {
  for (const review of wanted.reviews) {
    const child = shape.children.find((each) => each.child.id === review.childId)
    if (child === undefined) return notRecorded(at.view, 'changed-by-someone-else')
    const applied = await applyReview(tx, at, child, review)
    if (!applied.ok) return notRecorded(at.view, applied.because, child.called)
  }
  const written = await writeOfPanel(tx, at, { wanted, shape })
  if (!written.ok) return written
  await addChildrenToItem(tx, at.itemId, [
    ...wanted.reviews.flatMap(({ childId, decided }) => (decided === null ? [] : [childId])),
    ...(wanted.heard?.outcomes.map(({ childId }) => childId) ?? []),
  ])
  await askForDirections(tx, at)
  await addActions(tx, at, wanted.actions)
  await joinTogether(tx, at.itemId)
  return allowed(null)
}

/** What a panel was asked for, or is to ratify. */
async function writeOfPanel(
  tx: Tx,
  at: AtItem,
  { wanted, shape: { outside, panel } }: { readonly wanted: WantedItem; readonly shape: FormShape },
): Promise<Outcome<null, NotRecorded>> {
  if (outside !== null) {
    const ratified = await writeRatification(tx, at, outside, wanted.ratified)
    if (!ratified.ok) return notRecorded(at.view, ratified.because)
  }
  if (panel === null || wanted.heard === null) return allowed(null)
  const heard = await writePanel(tx, at, panel, wanted.heard)
  return heard.ok ? heard : notRecorded(at.view, heard.because.because, heard.because.called)
}

async function addActions(tx: Tx, { visit, view, itemId }: AtItem, actions: WantedItem['actions']): Promise<void> {
  const { familyId, childIds } = view.item
  for (const { words, doerId, dueOn, childId, managerId } of actions) {
    const manager = await teamManagerOfChildren(tx, childId === null ? childIds : [childId], visit.today)
    await addAction(tx, visit, {
      familyId,
      childId,
      words,
      doerId,
      dueOn,
      source: view.panel === null ? 'tracking-meeting' : 'gateway',
      agendaItemId: itemId,
      accountableManagerId: managerId ?? manager?.personId ?? null,
    })
  }
}
