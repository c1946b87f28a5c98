import { html, type Html } from '#govuk/html.ts'
import { bothTexts } from '#parts/forms/both-texts.ts'
import { type FieldErrors, noErrors } from '#parts/forms/form-errors.ts'
import { Form } from '#platform/http/form.ts'
import { type Answer, conflict, mistakes, notFound, page, redirect, refusal } from '#door/answers.ts'
import { loadDraft } from '#records/keeping/drafts.ts'
import { lastChange } from '#records/keeping/last-change.ts'
import type { Tx } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { may } from '#rules/access/permissions.ts'
import { nextItem } from '#rules/meeting/agenda.ts'
import { decideToRecord } from '#rules/meeting/decide-item.ts'
import type { Visit } from '#door/visit.ts'
import { itemHref, itemInPage } from '#features/meetings/agenda/agenda-list.ts'
import { withAgenda } from '#features/meetings/agenda/meeting-in-view.query.ts'
import { reshaped } from './form-reshaped.ts'
import { type Fields, keptFields, shapeOf } from './item-fields.ts'
import { choicesFor, type FormInHand, formOf, pageOf, versionOf, versionSent } from './item-form.ts'
import type { ItemPage } from './item.page.ts'
import { type ItemInView, loadItem } from './item-in-view.query.ts'
import { labelledFields } from './item-words.ts'
import { type NotRecorded, recordItem } from './record-item.ts'
import { readItemForm } from './record-item.form.ts'
import { type ItemForm, itemFormPage, itemReadPage } from './record-item.page.ts'
import { refusedNotice, sayRefusal } from './refusal-words.ts'

/** The item in the address as this person may see it. */
export const itemAt = (visit: Visit): Promise<ItemInView | null> =>
  loadItem(visit.db, visit.looking, visit.params['date'] ?? '', visit.params['item'] ?? '')

/** Everyone whose name an item's page shows: the children of every item of the agenda beside it too. */
export const sawOf = ({ meeting, view: { item, children } }: ItemPage): readonly number[] => [
  ...new Set([
    ...meeting.agenda.items.flatMap(({ childIds }) => childIds),
    ...item.childIds,
    ...children.map(({ child }) => child.id),
  ]),
]

const askedIn = ({ query }: Visit) => ({ all: (name: string) => query.getAll(name) })

/** The item to write in, or to read for those who may not or when it is too early or locked. */
export async function showItem(visit: Visit): Promise<Answer> {
  const view = await itemAt(visit)
  if (view === null) return notFound()
  const { sitting } = view.meeting
  const writable = decideToRecord(
    view.kept?.state ?? 'open',
    { on: sitting.on, cancelled: sitting.state === 'cancelled' },
    visit.today,
  )
  if (may(visit.actor, 'record-item') && writable.ok) {
    const form = await formToWriteIn(visit, view)
    return page(itemFormPage(form), sawOf(form))
  }
  const whyNot = writable.ok ? null : whyReadOnly(visit, view, sayRefusal(writable.because, visit.labels))
  const shown = await pageOf(visit, view)
  return page(itemReadPage(shown, whyNot), sawOf(shown))
}

/** The form as kept, offering what this person typed there and didn't save; or, when asked for, with that put back. */
async function formToWriteIn(visit: Visit, view: ItemInView): Promise<ItemForm> {
  const { personId } = visit.actor
  const path = itemHref(view.meeting.sitting.address, view.item.key)
  const draft = await loadDraft(visit.db, { personId, path }, visit.now)
  const common = { errors: noErrors, notice: null, correcting: false }
  if (draft !== null && visit.query.get('draft') === 'yes') {
    const typed = new Form(new Map(Object.entries(draft.fields)))
    const state = { shape: shapeOf(view, typed), fields: typed, ...common }
    return formOf({ ...visit, form: typed }, view, state, versionSent({ form: typed }))
  }
  const shape = shapeOf(view, askedIn(visit))
  return { ...(await formOf(visit, view, { shape, fields: keptFields(view, shape), ...common })), draft }
}

function whyReadOnly(visit: Visit, view: ItemInView, sentence: string): Html {
  const mayCorrect = view.kept?.state === 'confirmed' && may(visit.actor, 'confirm-item')
  const href = `${itemHref(view.meeting.sitting.address, view.item.key)}/correct`
  return html`<p class="govuk-body">${sentence}</p>
    ${mayCorrect && html`<p class="govuk-body"><a class="govuk-link" href="${href}">Correct this item</a></p>`}`
}

/** The same form in another shape, with everything typed in it: another sibling, a final review instead, each child separately. */
export async function showReshaped(visit: Visit, correcting: boolean): Promise<Answer> {
  const view = await itemAt(visit)
  if (view === null) return notFound()
  const asked = reshaped(visit.form)
  const state = { shape: shapeOf(view, asked), fields: asked.fields, errors: noErrors, notice: null, correcting }
  const form = await formOf(visit, view, state, versionSent(visit))
  return page(itemFormPage(form), sawOf(form))
}

/** Saves the item and goes on to the next, or shows the form again with everything typed in it. */
export async function saveItem(visit: Visit, publicAddress: string): Promise<Answer> {
  const view = await itemAt(visit)
  if (view === null) return notFound()
  const asked = reshaped(visit.form)
  const shape = shapeOf(view, asked)
  const again = (state: Pick<FormInHand, 'errors' | 'notice'>) =>
    formOf(visit, view, { shape, fields: asked.fields, correcting: false, ...state }, versionSent(visit))
  const choices = await choicesFor(visit, view, null)
  const read = readItemForm(visit.form, { shape, choices, on: view.meeting.sitting.on, today: visit.today })
  if (!read.ok) {
    const form = await again({ errors: read.because, notice: null })
    return mistakes(itemFormPage(form), sawOf(form))
  }
  const saved = await recordItem(visit, {
    address: view.meeting.sitting.address,
    key: view.item.key,
    wanted: read.value,
    version: versionSent(visit),
    shapeOf: (fresh) => shapeOf(fresh, asked),
    publicAddress,
    goTo: (tx, fresh) => placeAfter(tx, visit.looking, fresh, visit.form.text('then')),
  })
  if (saved.ok) return redirect(saved.value.goTo)
  return notSaved(visit, saved.because, again)
}

async function placeAfter(tx: Tx, looking: Looking, { meeting, item }: ItemInView, then: string): Promise<string> {
  const { address } = meeting.sitting
  if (then === 'stay') return itemInPage(address, item.key)
  const { agenda } = await withAgenda(tx, looking, meeting)
  const next = nextItem(agenda, item.key)
  return next === null ? `/meetings/${address}` : itemInPage(address, next.key)
}

type Again = (state: { readonly errors: FieldErrors; readonly notice: Html | null }) => Promise<ItemForm>

/** What stood in the way: both texts when somebody else saved first, else the rule's sentence; the form holds what was typed. */
export async function notSaved(visit: Visit, { because, called }: NotRecorded, again: Again): Promise<Answer> {
  if (because === 'item-gone') return notFound()
  const form = await again({ errors: noErrors, notice: null })
  const saw = sawOf(form)
  if (because !== 'changed-by-someone-else') {
    const sentence =
      called === null ? sayRefusal(because, visit.labels) : `${called}: ${sayRefusal(because, visit.labels)}`
    return refusal(itemFormPage({ ...form, notice: refusedNotice(sentence) }), because, saw)
  }
  const fresh = await loadItem(visit.db, visit.looking, form.view.meeting.sitting.address, form.view.item.key)
  if (fresh === null) return notFound()
  const notice = await bothTextsOf(visit, fresh, form)
  return conflict(itemFormPage({ ...form, notice, version: versionOf(fresh) }), saw)
}

async function bothTextsOf(
  visit: Visit,
  view: ItemInView,
  { shape, fields }: { readonly shape: ItemForm['shape']; readonly fields: Fields },
): Promise<Html> {
  const last = view.kept === null ? null : await lastChange(visit.db, 'agenda-item', view.kept.id)
  const theirs = keptFields(view, shape)
  return bothTexts({
    who: last?.who ?? 'Somebody else',
    at: last?.at ?? visit.now,
    fields: labelledFields(shape).map(({ label, shown }) => ({ label, theirs: shown(theirs), yours: shown(fields) })),
  })
}
