import type { Html } from '#govuk/html.ts'
import { bothTexts } from '#parts/forms/both-texts.ts'
import { type FieldErrors, noErrors } from '#parts/forms/form-errors.ts'
import { type Answer, conflict, mistakes, notFound, refusal } from '#door/answers.ts'
import type { Visit } from '#door/visit.ts'
import { loadFamily } from '#records/families/families.ts'
import { lastSave } from '#records/keeping/last-change.ts'
import { refused, type Outcome } from '#rules/outcome.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { sayList, sayNames } from '#rules/words/say-names.ts'
import type { ReviewProblem } from './apply-review.ts'
import { reshaped } from './form-reshaped.ts'
import { keptFields, shapeOf } from './item-fields.ts'
import { formOf, versionOf, versionSent } from './item-form.ts'
import type { PanelProblem } from '#features/meetings/panel/panel-problem.ts'
import { type ItemInView, loadItem } from './item-in-view.query.ts'
import { labelledFields } from './item-words.ts'
import { decidedThoughEnded, decidedThoughNotAsked, leftOver, leftOverOfPanel } from './left-over.ts'
import { type ItemForm, itemFormPage } from './record-item.page.ts'
import { refusedNotice, sayRefusal } from './refusal-words.ts'
import { sawOf } from './show-item.ts'

/** Why an item isn't recorded: the item as it was found (null: there is none), the child a rule speaks of, what a field can't be. */
export type NotRecorded = {
  readonly view: ItemInView | null
  readonly because: ReviewProblem | PanelProblem | 'item-gone' | 'ended-meanwhile' | 'mistakes'
  readonly called: string | null
  readonly errors: FieldErrors
}

export const notRecorded = (
  view: ItemInView | null,
  because: NotRecorded['because'],
  called: string | null = null,
  errors: FieldErrors = noErrors,
): Outcome<never, NotRecorded> => refused({ view, because, called, errors })

/** The form again with everything typed in it and what stood in the way: both texts when somebody else saved first, else a sentence. */
export async function showNotRecorded(visit: Visit, not: NotRecorded, correcting: boolean): Promise<Answer> {
  const { view, because, called, errors } = not
  if (view === null || because === 'item-gone') return notFound()
  const asked = reshaped(visit.form)
  const state = { shape: shapeOf(view, asked), fields: asked.fields, errors, notice: null, correcting }
  const form = await formOf(visit, view, state, { version: versionSent(visit) })
  const saw = sawOf(form)
  if (because === 'mistakes') return mistakes(itemFormPage(form), saw)
  if (because === 'changed-by-someone-else') return savedBefore(visit, form)
  if (because === 'ended-meanwhile') return endedMeanwhile(visit, form)
  if (because === 'no-longer-asked') return notAsked(visit, form)
  const said = sayRefusal(because, visit.labels)
  const notice = refusedNotice(called === null ? said : `${called}: ${said}`)
  return refusal(itemFormPage({ ...form, notice }), because, saw)
}

/** Somebody else saved first: both texts, over the version they saved. */
async function savedBefore(visit: Visit, form: ItemForm): Promise<Answer> {
  const { meeting, item } = form.view
  const fresh = await loadItem(visit.db, visit.looking, meeting.sitting.address, item.key)
  if (fresh === null) return notFound()
  const notice = await bothTextsOf(visit, fresh, form)
  return conflict(itemFormPage({ ...form, notice, version: versionOf(fresh) }), sawOf(form))
}

/** A child's pre-proceedings ended while it was written of: why nothing is saved, and every word that the form has no place for any more. */
async function endedMeanwhile(visit: Visit, form: ItemForm): Promise<Answer> {
  const { familyId } = form.view.item
  const family = familyId === null ? null : await loadFamily(visit.db, visit.looking, familyId)
  const gone = decidedThoughEnded(visit.form, form.shape).map((id) => {
    const child = family?.children.find((each) => each.id === id)
    return { id, called: child === undefined ? 'a child' : nameWithin(family?.name ?? '', child.name) }
  })
  const sentence = `${sayList(gone.map(({ called }) => called))}: ${sayRefusal('episode-ended', visit.labels)}`
  const notice = refusedNotice(sentence, leftOver(visit.form, form.shape, gone))
  return conflict(itemFormPage({ ...form, notice }), [...sawOf(form), ...gone.map(({ id }) => id)])
}

/** What a panel was asked for was withdrawn while it was written of. */
function notAsked(visit: Visit, form: ItemForm): Answer {
  const gone = decidedThoughNotAsked(visit.form, form.shape)
  const sentence = `${sayNames(gone.map(({ name }) => name))}: ${sayRefusal('no-longer-asked', visit.labels)}`
  const notice = refusedNotice(sentence, leftOverOfPanel(visit.form, gone))
  return conflict(itemFormPage({ ...form, notice }), [...sawOf(form), ...gone.map(({ id }) => id)])
}

async function bothTextsOf(visit: Visit, view: ItemInView, { shape, fields }: ItemForm): Promise<Html> {
  const theirs = keptFields(view, shape)
  return bothTexts({
    ...(await lastSave(visit, 'agenda-item', view.kept?.id ?? 0)),
    fields: labelledFields(shape).map(({ label, shown }) => ({ label, theirs: shown(theirs), yours: shown(fields) })),
  })
}
