import { html, type Html } from '#govuk/html.ts'
import { noErrors } from '#parts/forms/form-errors.ts'
import { type Answer, notFound, page, redirect } from '#door/answers.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { type Draft, loadDrafts } from '#records/keeping/drafts.ts'
import { loadAgendaItem } from '#records/meeting/agenda-items.ts'
import { addressOfSitting, findMoved } from '#records/sittings/where-it-went.ts'
import { may } from '#rules/access/permissions.ts'
import { readKey } from '#rules/meeting/agenda-items.ts'
import { decideToRecord } from '#rules/meeting/decide-item.ts'
import { draftAt } from '#door/form/draft-of-form.ts'
import type { Visit } from '#door/visit.ts'
import { speaksFor } from '#features/meetings/chair/speaks-for.ts'
import { itemHref } from '#features/meetings/agenda/agenda-list.ts'
import { reshaped } from './form-reshaped.ts'
import {
  type Fields,
  type FormShape,
  openingFields,
  openingShape,
  openingWritten,
  shapeOf,
  sharedOf,
} from './item-fields.ts'
import { formOf, pageOf, versionSent } from './item-form.ts'
import type { ItemPage } from './item.page.ts'
import { findMeeting, type MeetingInView, withAgenda } from '#features/meetings/agenda/meeting-in-view.query.ts'
import { type ItemInView, loadItem, loadItemOf } from './item-in-view.query.ts'
import { type ItemForm, itemFormPage, itemReadPage } from './record-item.page.ts'
import { sayRefusal } from './refusal-words.ts'

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
  const opened = await openedAt(visit)
  if (opened === null) return whereItIsNow(visit)
  const { view, agenda } = opened
  const { sitting } = view.meeting
  const writable = decideToRecord(
    view.kept?.state ?? 'open',
    { on: sitting.on, cancelled: sitting.state === 'cancelled' },
    visit.today,
  )
  if (may(visit.actor, 'record-item') && writable.ok) {
    const form = await formToWriteIn(visit, opened)
    return page(itemFormPage(form), sawOf(form))
  }
  const [whyNot, shown] = await Promise.all([
    writable.ok ? null : whyReadOnly(visit, view, sayRefusal(writable.because, visit.labels)),
    pageOf(visit, view, agenda),
  ])
  return page(itemReadPage(shown, whyNot), sawOf(shown))
}

/** An item of a meeting that was moved, or that came to the next meeting, is found there. */
async function whereItIsNow({ db, looking, params }: Visit): Promise<Answer> {
  const [date = '', key = ''] = [params['date'], params['item']]
  const address = (await findMoved(db, date))?.to ?? (await meetingOfIssue(db, looking, key))
  // Two meetings of which each stands on the day the other stood on would lead to and fro for ever.
  const isThere = address !== null && address !== date && (await loadItem(db, looking, address, key)) !== null
  return isThere ? redirect(itemHref(address, key)) : notFound()
}

/** The address of the meeting that an issue added by hand has come to; null when there is none that the person may see. */
async function meetingOfIssue(db: Db, looking: Looking, key: string): Promise<string | null> {
  const asked = readKey(key)
  if (asked?.word !== 'other') return null
  const item = await loadAgendaItem(db, looking, asked.id)
  return item === null ? null : addressOfSitting(db, item.sittingId)
}

type Opened = {
  readonly view: ItemInView
  /** The agenda it is shown beside; null where it isn't loaded yet. */
  readonly agenda: MeetingInView | null
  readonly drafts: readonly Draft[]
}

/** The item in the address, the agenda it is shown beside and what this person typed there and didn't save, asked for at once. */
async function openedAt({ db, looking, params, actor: { personId }, now }: Visit): Promise<Opened | null> {
  const key = params['item'] ?? ''
  const meeting = await findMeeting(db, looking, params['date'] ?? '')
  if (meeting === null) return null
  const [view, agenda, drafts] = await Promise.all([
    loadItemOf(db, looking, meeting, key),
    withAgenda(db, looking, meeting),
    loadDrafts(db, { personId, path: itemHref(meeting.sitting.address, key) }, now),
  ])
  return view === null ? null : { view, agenda, drafts }
}

/** The form as kept, offering what this person typed there and didn't save; or, when asked for, with that put back. */
export async function formToWriteIn(
  visit: Visit,
  { view, agenda, drafts }: Opened,
  correcting = false,
): Promise<ItemForm> {
  const common = { errors: noErrors, notice: null, correcting }
  const { draft, typed } = draftAt(visit.path, drafts, visit.query)
  if (typed !== null) {
    const state = { shape: shapeOf(view, typed), fields: typed, ...common }
    const over = { version: versionSent({ form: typed }), agenda }
    return { ...(await formOf({ ...visit, form: typed }, view, state, over)), draft }
  }
  const shape = openingShape(shapeOf(view, askedIn(visit)))
  return { ...(await formOf(visit, view, { shape, fields: openingFields(view, shape), ...common }, { agenda })), draft }
}

async function whyReadOnly(visit: Visit, view: ItemInView, sentence: string): Promise<Html> {
  const mayCorrect = view.kept?.state === 'confirmed' && (await speaksFor(visit, view.meeting.sitting))
  const href = `${itemHref(view.meeting.sitting.address, view.item.key)}/correct`
  return html`<p class="govuk-body">${sentence}</p>
    ${mayCorrect && html`<p class="govuk-body"><a class="govuk-link" href="${href}">Correct this item</a></p>`}`
}

/** The same form in another shape, with everything typed in it: another sibling, a final review instead, each child separately. */
export async function showReshaped(visit: Visit, correcting: boolean): Promise<Answer> {
  const view = await itemAt(visit)
  if (view === null) return notFound()
  const asked = reshaped(visit.form)
  const shape = shapeOf(view, asked)
  const state = { shape, fields: withOpening(visit, shape, asked.fields), errors: noErrors, notice: null, correcting }
  const form = await formOf(visit, view, state, { version: versionSent(visit) })
  return page(itemFormPage(form), sawOf(form))
}

/** What the form hadn't asked before opens as it does elsewhere. */
function withOpening({ form }: Visit, shape: FormShape, typed: Fields): Fields {
  const opening = openingWritten(shape)
  const wasAsked = (name: string) => form.fields.has(name) || form.fields.has(sharedOf(name))
  return { text: (name) => (wasAsked(name) ? typed.text(name) : (opening.get(name) ?? typed.text(name))) }
}
