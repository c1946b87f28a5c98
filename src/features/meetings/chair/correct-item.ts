import { noErrors } from '#parts/forms/form-errors.ts'
import { type Answer, notFound, page, redirect, refusal } from '#door/answers.ts'
import { seatsHeldBy } from '#records/meeting/attendance.ts'
import { decideToCorrect } from '#rules/meeting/decide-item.ts'
import type { Visit } from '#door/visit.ts'
import { formToWriteIn, itemAt, sawOf } from '#features/meetings/item/show-item.ts'
import { versionSent } from '#features/meetings/item/item-form.ts'
import { itemFormPage, itemReadPage } from '#features/meetings/item/record-item.page.ts'
import { refusedNotice, sayRefusal } from '#features/meetings/item/refusal-words.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { change } from '#records/change/change.ts'
import { correctAgendaItem } from '#records/meeting/change-agenda-items.ts'
import { allowed } from '#rules/outcome.ts'
import { itemInPage } from '#features/meetings/agenda/agenda-list.ts'
import { sayWhoRecorded } from '#features/meetings/item/item-words.ts'
import { itemLines } from '#features/meetings/item/said-words.ts'
import { type NotRecorded, notRecorded, showNotRecorded } from '#features/meetings/item/not-recorded.ts'
import { readHeld } from '#features/meetings/item/read-sent.ts'
import { writeDecisions } from '#features/meetings/item/write-decisions.ts'

/** A confirmed item to correct, for the chair, or the deputy who acted. */
export async function showCorrection(visit: Visit): Promise<Answer> {
  const view = await itemAt(visit)
  if (view?.kept == null) return notFound()
  const { sitting } = view.meeting
  const seats = await seatsHeldBy(visit.db, visit.actor.personId, sitting.seriesId, visit.today)
  const may = decideToCorrect(view.kept.state, seats, sitting.chairedAs)
  const form = await formToWriteIn(visit, { view, agenda: null, drafts: visit.drafts ?? [] }, true)
  if (may.ok) return page(itemFormPage(form), sawOf(form))
  return refusal(itemReadPage(form, refusedNotice(sayRefusal(may.because, visit.labels))), may.because, sawOf(form))
}

/** Saves a correction with its reason, or shows the form again with everything typed in it. */
export async function correctItem(visit: Visit, publicAddress: string): Promise<Answer> {
  const kept = await keepCorrection(visit, publicAddress)
  return kept.ok ? redirect(kept.value.goTo) : showNotRecorded(visit, kept.because, true)
}

/**
 * Corrects a confirmed item: a new version with its reason, confirmed by who makes it, while the one before stays readable. Decisions
 * are decided anew from where each child stood before. (TM-04)
 */
const keepCorrection = (visit: Visit, publicAddress: string) =>
  change<NotRecorded>(visit, async (tx) => {
    const reason = visit.form.text('reason')
    const sent = await readHeld(tx, visit, reason === '' ? { reason: 'Write why it is corrected' } : noErrors)
    if (!sent.ok) return sent
    const { view, wanted } = sent.value
    if (view.kept === null) return notRecorded(view, 'item-gone')
    const { sitting } = view.meeting
    const seats = await seatsHeldBy(tx, visit.actor.personId, sitting.seriesId, visit.today)
    const may = decideToCorrect(view.kept.state, seats, sitting.chairedAs)
    if (!may.ok) return notRecorded(view, may.because)
    const before = {
      lines: [...itemLines(view.kept.discussion, view.said)],
      confirmed: sayWhoRecorded(view.kept).join('. '),
    }
    const correction = { discussion: wanted.discussion, confirmedAs: may.value, reason, before }
    const saved = await correctAgendaItem(tx, visit, { ...view.kept, version: versionSent(visit) }, correction)
    if (saved !== 'saved') return notRecorded(view, saved)
    const at = { visit, view, itemId: view.kept.id, calendar: await loadCalendar(tx), publicAddress, reason }
    const written = await writeDecisions(tx, at, sent.value)
    if (!written.ok) return written
    return allowed({ goTo: itemInPage(sitting.address, view.item.key), children: view.item.childIds })
  })
