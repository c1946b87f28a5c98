import { typedDateIn } from '#parts/forms/date-field.ts'
import { type FieldErrors, noErrors } from '#parts/forms/form-errors.ts'
import { type Answer, mistakes, notFound, page, redirect } from '#door/answers.ts'
import { change } from '#records/keeping/change.ts'
import { loadUrgentReturn, recordPanelMet, type UrgentReturn } from '#records/pre-proceedings/urgent-returns.ts'
import { may } from '#rules/access/permissions.ts'
import { isAfter } from '#rules/calendar/plain-date.ts'
import { emptyDate, readTypedDate } from '#rules/calendar/typed-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { idIn } from '#door/form/form-at.ts'
import type { Visit } from '#door/visit.ts'
import { panelMetPage, urgentReturnPage } from './record-panel-met.page.ts'

const asked = (visit: Visit): Promise<UrgentReturn | null> =>
  loadUrgentReturn(visit.db, visit.looking, idIn(visit, 'id'))

const stateOf = (visit: Visit, errors: FieldErrors) => ({
  version: null,
  errors,
  both: null,
  refusal: null,
  hidden: visit.hidden,
})

/** An urgent return: awaited until the panel has met (PP-06). */
export async function showUrgentReturn(visit: Visit): Promise<Answer> {
  const urgentReturn = await asked(visit)
  if (urgentReturn === null) return notFound()
  const isToRecord = urgentReturn.panelMetOn === null && may(visit.actor, 'record-item')
  const content = isToRecord
    ? panelMetPage(urgentReturn, emptyDate, stateOf(visit, noErrors))
    : urgentReturnPage(urgentReturn)
  return page(content, [urgentReturn.childId])
}

/** Writes down the day the panel met: the return is no longer awaited, and leaves every agenda. */
export async function savePanelMet(visit: Visit): Promise<Answer> {
  const urgentReturn = await asked(visit)
  if (urgentReturn === null) return notFound()
  const on = dayOfPanel(visit)
  if (!on.ok) {
    const typed = typedDateIn(visit.form, 'panel-met')
    return mistakes(panelMetPage(urgentReturn, typed, stateOf(visit, { 'panel-met': on.because })), [
      urgentReturn.childId,
    ])
  }
  const place = `/urgent-returns/${urgentReturn.id}`
  await change<'changed-by-someone-else'>(visit, async (tx) => {
    const saved = await recordPanelMet(tx, visit, urgentReturn, on.value)
    return saved === 'saved' ? allowed({ goTo: place, children: [urgentReturn.childId] }) : refused(saved)
  })
  // When somebody else wrote it down first, the page says which day they wrote.
  return redirect(place)
}

function dayOfPanel(visit: Visit): Outcome<Temporal.PlainDate, string> {
  const read = readTypedDate(typedDateIn(visit.form, 'panel-met'), 'Day of the panel')
  if (!read.ok) return read
  if (read.value === null) return refused('Enter the day of the panel')
  return isAfter(read.value, visit.today) ? refused('Day of the panel must be today or earlier') : allowed(read.value)
}
