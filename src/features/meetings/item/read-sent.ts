import type { FieldErrors } from '#parts/forms/form-errors.ts'
import { hasErrors, noErrors } from '#parts/forms/form-errors.ts'
import { sureField } from '#parts/forms/sure-box.ts'
import { unlikelyQuestion } from '#door/form/ask-first.ts'
import type { Visit } from '#door/visit.ts'
import { holdChildren } from '#records/families/children.ts'
import type { Tx } from '#records/keeping/db.ts'
import { holdPanelItem } from '#records/panels/change-panel-items.ts'
import { holdEpisodes } from '#records/pre-proceedings/episodes.ts'
import { holdSitting, writeDownSitting } from '#records/sittings/sittings.ts'
import { unlikelyDue } from '#rules/actions/unlikely-due.ts'
import { unlikelyPutOff } from '#rules/panels/panel-item.ts'
import { unlikelyReturn } from '#rules/pre-proceedings/unlikely-dates.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { reshaped } from './form-reshaped.ts'
import { type FormShape, shapeOf } from './item-fields.ts'
import { choicesFor } from './item-form.ts'
import { decidedTooLate } from './left-over.ts'
import { type ItemInView, loadItem } from './item-in-view.query.ts'
import { type NotRecorded, notRecorded } from './not-recorded.ts'
import { readItemForm, type WantedItem } from './record-item.form.ts'

/** An item as it is now, and what a form sent wants written in it. */
export type SentItem = { readonly view: ItemInView; readonly shape: FormShape; readonly wanted: WantedItem }

/** Loads the item once, in the transaction that is to save it, and reads the form over it; `alsoWrong` is what else can't be used. */
async function readSent(
  tx: Tx,
  visit: Visit,
  alsoWrong: FieldErrors = noErrors,
): Promise<Outcome<SentItem, NotRecorded>> {
  const view = await loadItem(tx, visit.looking, visit.params['date'] ?? '', visit.params['item'] ?? '')
  if (view === null) return notRecorded(null, 'item-gone')
  const shape = shapeOf(view, reshaped(visit.form))
  const late = decidedTooLate(visit.form, shape)
  if (late !== null) return notRecorded(view, late)
  const choices = await choicesFor({ ...visit, db: tx }, view, null)
  const read = readItemForm(visit.form, { shape, choices, at: view.meeting, today: visit.today })
  if (!read.ok || hasErrors(alsoWrong))
    return notRecorded(view, 'mistakes', null, { ...alsoWrong, ...(read.ok ? noErrors : read.because) })
  const { today } = visit
  const unlikely = unlikelyQuestion(visit, [
    ...daysToDoBy(read.value).flatMap((dueOn) => unlikelyDue(dueOn, today)),
    ...daysOfReturns(read.value, view).flatMap((by) => unlikelyReturn(by, today)),
    ...daysPutOff(read.value).flatMap((until) => unlikelyPutOff(until, today)),
  ])
  return unlikely === null
    ? allowed({ view, shape, wanted: read.value })
    : notRecorded(view, 'mistakes', null, { [sureField]: unlikely })
}

/**
 * The same, held as it was read until the transaction ends: its children, whose pre-proceedings somebody may be ending, what a panel was asked,
 * which somebody may be withdrawing, and its meeting, which somebody may be cancelling or moving. What changed while they were waited for is read anew.
 */
export async function readHeld(
  tx: Tx,
  visit: Visit,
  alsoWrong: FieldErrors = noErrors,
): Promise<Outcome<SentItem, NotRecorded>> {
  const sent = await readSent(tx, visit, alsoWrong)
  return !sent.ok || (await isHeldAsRead(tx, visit, sent.value.view)) ? sent : readSent(tx, visit, alsoWrong)
}

async function isHeldAsRead(
  tx: Tx,
  visit: Visit,
  { meeting: { sitting }, children, panel }: ItemInView,
): Promise<boolean> {
  await holdChildren(
    tx,
    [...children, ...(panel?.children ?? [])].map(({ child }) => child.id),
  )
  const isAsRead = panel === null || (await holdPanelItem(tx, panel.asked.id)) === panel.asked.version
  const read = children.flatMap(({ episode }) => episode?.stored ?? [])
  const now = await holdEpisodes(
    tx,
    read.map(({ id }) => id),
  )
  const stands = await holdSitting(tx, await writeDownSitting(tx, sitting, visit.today), sitting)
  return (
    isAsRead &&
    read.every(({ id, version }) => now.get(id) === version) &&
    (stands === 'as-read' || sitting.state === stands)
  )
}

/** By when children are to be back at the panel, where that isn't kept so already. */
const daysOfReturns = ({ reviews }: WantedItem, { children }: ItemInView): readonly Temporal.PlainDate[] =>
  reviews.flatMap(({ childId, decided }) => {
    if (decided === null || !('takenBy' in decided.decision)) return []
    const kept = children.find(({ child }) => child.id === childId)?.urgentReturn?.by
    return kept?.equals(decided.decision.by) === true ? [] : [decided.decision.by]
  })

/** Until when a panel puts its decisions off. */
const daysPutOff = ({ heard }: WantedItem): readonly Temporal.PlainDate[] =>
  heard?.outcomes.flatMap(({ deferredUntil }) => deferredUntil ?? []) ?? []

/** By when what it leads to is to be done: new actions, and directions. */
const daysToDoBy = ({ actions, reviews }: WantedItem): readonly Temporal.PlainDate[] => [
  ...actions.map(({ dueOn }) => dueOn),
  ...reviews.flatMap(({ decided, directionsBy }) => (decided === null ? [] : Object.values(directionsBy))),
]
