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
  if (shape.outside !== null) {
    const ratified = await writeRatification(tx, at, shape.outside, wanted.ratified)
    if (!ratified.ok) return notRecorded(at.view, ratified.because)
  }
  await addChildrenToItem(
    tx,
    at.itemId,
    wanted.reviews.flatMap(({ childId, decided }) => (decided === null ? [] : [childId])),
  )
  await askForDirections(tx, at)
  await addActions(tx, at, wanted.actions)
  await joinTogether(tx, at.itemId)
  return allowed(null)
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
      source: 'tracking-meeting',
      agendaItemId: itemId,
      accountableManagerId: managerId ?? manager?.personId ?? null,
    })
  }
}
