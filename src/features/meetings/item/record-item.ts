import { teamManagerOfChildren } from '#records/people/accountable-manager.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { change } from '#records/change/change.ts'
import { addAction } from '#records/actions/change-actions.ts'
import { addChildrenToItem, openAgendaItem, recordAgendaItem } from '#records/meeting/change-agenda-items.ts'
import type { Tx } from '#records/keeping/db.ts'
import { writeDownSitting } from '#records/sittings/sittings.ts'
import { decideToRecord } from '#rules/meeting/decide-item.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import type { Visit } from '#door/visit.ts'
import { applyReview, type AtItem, type ReviewProblem } from './apply-review.ts'
import { askForDirections } from './ask-for-directions.ts'
import type { FormShape } from './item-fields.ts'
import { type ItemInView, loadItem } from './item-in-view.query.ts'
import type { WantedItem } from './record-item.form.ts'

/** Why an item isn't recorded; `called` is the child the rule speaks of. */
export type NotRecorded = { readonly because: ReviewProblem | 'item-gone'; readonly called: string | null }

export const notRecorded = (
  because: NotRecorded['because'],
  called: string | null = null,
): Outcome<never, NotRecorded> => refused({ because, called })

/** What is to be recorded where, over which version of the item (0: nobody had written in it). */
export type ToRecord = {
  readonly address: string
  readonly key: string
  readonly wanted: WantedItem
  readonly shapeOf: (view: ItemInView) => FormShape
  readonly version: number
  readonly goTo: (tx: Tx, view: ItemInView) => Promise<string>
  readonly publicAddress: string
}

/**
 * Records an item of the meeting: what was said, each child's decision with all that follows from it, new actions. In one transaction,
 * over the version the form was opened with; the chair has still to confirm it. (TM-04, PP-05, PP-06, FAM-02)
 */
export const recordItem = (visit: Visit, toRecord: ToRecord) =>
  change<NotRecorded>(visit, async (tx) => {
    const { today } = visit
    const view = await loadItem(tx, visit.looking, toRecord.address, toRecord.key)
    if (view === null) return notRecorded('item-gone')
    const { sitting } = view.meeting
    const may = decideToRecord(
      view.kept?.state ?? 'open',
      { on: sitting.on, cancelled: sitting.state === 'cancelled' },
      today,
    )
    if (!may.ok) return notRecorded(may.because)
    const opened = await openItem(tx, visit, view)
    if ((view.kept?.version ?? (opened.isNew ? 0 : opened.version)) !== toRecord.version)
      return notRecorded('changed-by-someone-else')
    const item = {
      ...opened,
      familyId: view.item.familyId,
      discussion: view.kept?.discussion ?? '',
      state: view.kept?.state ?? 'open',
    }
    const saved = await recordAgendaItem(tx, visit, item, toRecord.wanted.discussion)
    if (saved !== 'saved') return notRecorded(saved)
    const written = await writeDecisions(
      tx,
      {
        visit,
        view,
        itemId: item.id,
        calendar: await loadCalendar(tx),
        publicAddress: toRecord.publicAddress,
        reason: undefined,
      },
      toRecord,
    )
    if (!written.ok) return written
    return allowed({ goTo: await toRecord.goTo(tx, view), children: touched(view, toRecord.wanted) })
  })

async function openItem(tx: Tx, visit: Visit, view: ItemInView) {
  if (view.kept !== null) return { id: view.kept.id, version: view.kept.version, isNew: false }
  const sittingId = await writeDownSitting(tx, view.meeting.sitting)
  return openAgendaItem(tx, visit, sittingId, view.item)
}

/** The decisions of the children and the new actions, at an item that is being recorded or corrected. */
export async function writeDecisions(
  tx: Tx,
  at: AtItem,
  { wanted, shapeOf }: Pick<ToRecord, 'wanted' | 'shapeOf'>,
): Promise<Outcome<null, NotRecorded>> {
  const { children } = shapeOf(at.view)
  for (const review of wanted.reviews) {
    const child = children.find((each) => each.child.id === review.childId)
    if (child === undefined) return notRecorded('changed-by-someone-else')
    const applied = await applyReview(tx, at, child, review)
    if (!applied.ok) return notRecorded(applied.because, child.called)
  }
  await addChildrenToItem(
    tx,
    at.itemId,
    wanted.reviews.flatMap(({ childId, decided }) => (decided === null ? [] : [childId])),
  )
  await askForDirections(tx, at)
  await addActions(tx, at, wanted.actions)
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

/** Whose record a save touched: the children decided on or given an action, else all the item is about. */
function touched({ item }: ItemInView, { reviews, actions }: WantedItem): readonly number[] {
  const named = [
    ...reviews.flatMap(({ childId, decided }) => (decided === null ? [] : [childId])),
    ...actions.flatMap(({ childId }) => (childId === null ? [] : [childId])),
  ]
  return named.length > 0 ? [...new Set(named)] : item.childIds
}
