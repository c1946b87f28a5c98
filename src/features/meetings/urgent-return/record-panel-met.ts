import { nameFor } from '#rules/words/name-for.ts'
import { type Html, nothing } from '#govuk/html.ts'
import { type Answer, conflict, mistakes, notFound, page, redirect } from '#door/answers.ts'
import { idsAmong, stillThere } from '#records/access/visible-children.ts'
import { askForConference } from '#records/actions/ask-for-conference.ts'
import { childrenAmong } from '#records/families/children.ts'
import { change } from '#records/change/change.ts'
import {
  loadUrgentReturn,
  recordPanelMet,
  soughtFrom,
  type UrgentReturn,
} from '#records/pre-proceedings/urgent-returns.ts'
import { may } from '#rules/access/permissions.ts'
import { whoCan } from '#rules/access/role-words.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { panelDecides, sayPanelOutcome, stepsDown } from '#rules/pre-proceedings/seek-urgent-return.ts'
import { goesToPanel } from '#rules/access/powers.ts'
import { loadPowers } from '#records/settings/powers.ts'
import type { Tx } from '#records/keeping/db.ts'
import { endEpisode } from '#records/pre-proceedings/change-episodes.ts'
import { loadOpenEpisodes } from '#records/pre-proceedings/episodes.ts'
import { capitalised } from '#rules/words/labels.ts'
import type { StepOut } from '#rules/meeting/follow-up-actions.ts'
import { allowed, refused } from '#rules/outcome.ts'
import { idIn } from '#door/form/form-at.ts'
import { openForm, openFormAgain } from '#door/form/save-form.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { refusedNotice } from '#features/meetings/item/refusal-words.ts'
import { panelMetForm, panelMetPage, urgentReturnPage } from './record-panel-met.page.ts'

const asked = (visit: Visit): Promise<UrgentReturn | null> =>
  loadUrgentReturn(visit.db, visit.looking, idIn(visit, 'id'))

/** Stepping down is asked where it goes to the panel. (SET-07) */
async function formFor({ db, today }: Visit, urgentReturn: UrgentReturn) {
  const [sought, table] = await Promise.all([soughtFrom(db, urgentReturn), loadPowers(db)])
  return panelMetForm(today, sought, panelDecides(goesToPanel(table, 'step-down', today)))
}

/** An urgent return: awaited until the panel has met (PP-06). */
export async function showUrgentReturn(visit: Visit): Promise<Answer> {
  const urgentReturn = await asked(visit)
  if (urgentReturn === null) return notFound()
  const isToRecord =
    urgentReturn.panelMetOn === null && urgentReturn.closedOn === null && may(visit.actor, 'record-item')
  if (!isToRecord) return page(await asItStands(visit, urgentReturn, nothing), [urgentReturn.childId])
  const form = await formFor(visit, urgentReturn)
  const maySeeFamily = await stillThere(visit.db, visit.looking, urgentReturn.familyId)
  const content = panelMetPage(urgentReturn, { asked: form, state: openForm(visit, form, {}), maySeeFamily })
  return page(content, [urgentReturn.childId])
}

async function asItStands(visit: Visit, urgentReturn: UrgentReturn, notice: Html) {
  const [maySeeFamily, recordable] = await Promise.all([
    stillThere(visit.db, lookingFor(visit, 'see-child'), urgentReturn.familyId),
    idsAmong(visit.db, lookingFor(visit, 'record-panel-outcome'), [urgentReturn.childId]),
  ])
  return urgentReturnPage(urgentReturn, {
    notice,
    maySeeFamily,
    mayRecord: recordable.size > 0,
    whoRecords: capitalised(whoCan('record-panel-outcome', visit.labels)),
  })
}

/** What the panel decided ends pre-proceedings on the day it met. (SET-07, P10) */
async function stepDown(
  tx: Tx,
  visit: Visit,
  { childId }: UrgentReturn,
  { outcome, on }: { readonly outcome: StepOut; readonly on: Temporal.PlainDate },
): Promise<void> {
  const [[open], [child]] = [await loadOpenEpisodes(tx, [childId]), await childrenAmong(tx, visit.looking, [childId])]
  const words = `Decided by the ${visit.labels('body.gateway-panel')}.`
  const ended = open === undefined ? null : await endEpisode(tx, visit, open, { outcome, on, words })
  if (ended === 'saved' && child !== undefined)
    await askForConference(tx, visit, child, { outcome, on, agendaItemId: null })
}

/** Writes down the day the panel met and what it decided: the return is no longer awaited, and leaves every agenda. A decision to issue is recorded next. */
export async function savePanelMet(visit: Visit): Promise<Answer> {
  const urgentReturn = await asked(visit)
  if (urgentReturn === null) return notFound()
  const form = await formFor(visit, urgentReturn)
  const read = form.read(visit.form)
  if (!read.ok) {
    const state = await openFormAgain(visit, form, { is: 'mistaken', errors: read.because })
    const maySeeFamily = await stillThere(visit.db, lookingFor(visit, 'see-child'), urgentReturn.familyId)
    return mistakes(panelMetPage(urgentReturn, { asked: form, state, maySeeFamily }), [urgentReturn.childId])
  }
  const place = `/urgent-returns/${urgentReturn.id}`
  const { 'panel-met': panelMetOn, decided: panelDecided } = read.value
  const next = panelDecided === 'issue-proceedings' ? `/families/${urgentReturn.familyId}/issue` : place
  const kept = await change<'changed-by-someone-else'>(visit, async (tx) => {
    const saved = await recordPanelMet(tx, visit, urgentReturn, { panelMetOn, panelDecided })
    if (saved !== 'saved') return refused(saved)
    if (stepsDown(panelDecided)) await stepDown(tx, visit, urgentReturn, { outcome: panelDecided, on: panelMetOn })
    return allowed({ goTo: next, children: [urgentReturn.childId] })
  })
  if (kept.ok) return redirect(kept.value.goTo)
  const now = (await asked(visit)) ?? urgentReturn
  const entered = `the panel met on ${sayDate(panelMetOn)} and decided: ${sayPanelOutcome(panelDecided)}`
  const notice = refusedNotice(
    `Since you opened this page somebody wrote down what the panel decided, or ${nameFor('stage.pre-proceedings')} ended: below is how it stands. What you entered isn’t kept – ${entered}.`,
  )
  return conflict(await asItStands(visit, now, notice), [urgentReturn.childId])
}
