import { type FieldErrors, noErrors } from '#parts/forms/form-errors.ts'
import { type Answer, mistakes, notFound, page, redirect, refusal } from '#door/answers.ts'
import type { Html } from '#govuk/html.ts'
import { seatsHeldBy } from '#records/meeting/attendance.ts'
import { decideToCorrect } from '#rules/meeting/decide-item.ts'
import type { Visit } from '#door/visit.ts'
import { reshaped } from '#features/meetings/item/form-reshaped.ts'
import { itemAt, notSaved, sawOf } from '#features/meetings/item/item-at.ts'
import { choicesFor, formOf, versionSent } from '#features/meetings/item/item-form.ts'
import { keptFields, shapeOf } from '#features/meetings/item/item-fields.ts'
import { readItemForm } from '#features/meetings/item/record-item.form.ts'
import { itemFormPage, itemReadPage } from '#features/meetings/item/record-item.page.ts'
import { refusedNotice, sayRefusal } from '#features/meetings/item/refusal-words.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { change } from '#records/change/change.ts'
import { correctAgendaItem } from '#records/meeting/change-agenda-items.ts'
import { allowed } from '#rules/outcome.ts'
import { itemInPage } from '#features/meetings/agenda/agenda-list.ts'
import { loadItem } from '#features/meetings/item/item-in-view.query.ts'
import { sayWhoRecorded } from '#features/meetings/item/item-words.ts'
import { itemLines } from '#features/meetings/item/said-words.ts'
import { type NotRecorded, notRecorded, type ToRecord, writeDecisions } from '#features/meetings/item/record-item.ts'

/** A confirmed item to correct, for the chair, or the deputy who acted. */
export async function showCorrection(visit: Visit): Promise<Answer> {
  const view = await itemAt(visit)
  if (view?.kept == null) return notFound()
  const { sitting } = view.meeting
  const seats = await seatsHeldBy(visit.db, visit.actor.personId, sitting.seriesId, visit.today)
  const may = decideToCorrect(view.kept.state, seats, sitting.chairedAs)
  const shape = shapeOf(view, { all: (name) => visit.query.getAll(name) })
  const form = await formOf(visit, view, {
    shape,
    fields: keptFields(view, shape),
    errors: noErrors,
    notice: null,
    correcting: true,
  })
  if (may.ok) return page(itemFormPage(form), sawOf(form))
  return refusal(itemReadPage(form, refusedNotice(sayRefusal(may.because, visit.labels))), may.because, sawOf(form))
}

/** Saves a correction with its reason, or shows the form again with everything typed in it. */
export async function correctItem(visit: Visit, publicAddress: string): Promise<Answer> {
  const view = await itemAt(visit)
  if (view?.kept == null) return notFound()
  const asked = reshaped(visit.form)
  const shape = shapeOf(view, asked)
  const again = (state: { readonly errors: FieldErrors; readonly notice: Html | null }) =>
    formOf(visit, view, { shape, fields: asked.fields, correcting: true, ...state }, versionSent(visit))
  const choices = await choicesFor(visit, view, null)
  const read = readItemForm(visit.form, { shape, choices, on: view.meeting.sitting.on, today: visit.today })
  const reason = visit.form.text('reason')
  const noReason: FieldErrors = reason === '' ? { reason: 'Write why it is corrected' } : noErrors
  if (!read.ok || reason === '') {
    const errors = { ...noReason, ...(read.ok ? noErrors : read.because) }
    const form = await again({ errors, notice: null })
    return mistakes(itemFormPage(form), sawOf(form))
  }
  const saved = await keepCorrection(visit, {
    address: view.meeting.sitting.address,
    key: view.item.key,
    wanted: read.value,
    reason,
    version: versionSent(visit),
    shapeOf: (fresh) => shapeOf(fresh, asked),
    publicAddress,
  })
  return saved.ok ? redirect(saved.value.goTo) : notSaved(visit, saved.because, again)
}

/**
 * Corrects a confirmed item: a new version with its reason, confirmed by who makes it, while the one before stays readable. Decisions
 * are decided anew from where each child stood before. (TM-04)
 */
const keepCorrection = (visit: Visit, toRecord: Omit<ToRecord, 'goTo'> & { readonly reason: string }) =>
  change<NotRecorded>(visit, async (tx) => {
    const { actor, today } = visit
    const { address, key, reason, wanted, version } = toRecord
    const view = await loadItem(tx, visit.looking, address, key)
    if (view?.kept == null) return notRecorded('item-gone')
    const { sitting } = view.meeting
    const seats = await seatsHeldBy(tx, actor.personId, sitting.seriesId, today)
    const may = decideToCorrect(view.kept.state, seats, sitting.chairedAs)
    if (!may.ok) return notRecorded(may.because)
    const before = {
      lines: [...itemLines(view.kept.discussion, view.said)],
      confirmed: sayWhoRecorded(view.kept).join('. '),
    }
    const correction = { discussion: wanted.discussion, confirmedAs: may.value, reason, before }
    const saved = await correctAgendaItem(tx, visit, { ...view.kept, version }, correction)
    if (saved !== 'saved') return notRecorded(saved)
    const { publicAddress } = toRecord
    const at = { visit, view, itemId: view.kept.id, calendar: await loadCalendar(tx), publicAddress, reason }
    const written = await writeDecisions(tx, at, toRecord)
    if (!written.ok) return written
    return allowed({ goTo: itemInPage(address, key), children: view.item.childIds })
  })
