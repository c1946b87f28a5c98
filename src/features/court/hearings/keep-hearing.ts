import { type Answer, notFound, page } from '#door/answers.ts'
import { addHearing, saveHearing } from '#records/court/change-hearings.ts'
import { loadCourtCounting } from '#records/court/court-counting.ts'
import { type KeptHearing, loadHearing } from '#records/court/hearings.ts'
import { type KeptProceedings, loadProceedings } from '#records/court/proceedings.ts'
import { isAfter } from '#rules/calendar/plain-date.ts'
import { unlikelyAhead, unlikelyHearing } from '#rules/court/unlikely-hearing.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { askFirst } from '#door/form/ask-first.ts'
import type { Tx } from '#records/keeping/db.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { mistaken, openForm, openFormAgain, type Problem, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { datesOfHearing, expectedDates } from './hearing-dates.page.ts'
import { hearingFormPage } from './hearing-form.page.ts'
import { againstListing, stillAbout } from '#features/court/case/case-fields.ts'
import { hearingForm } from './hearing.form.ts'
import { hearingPage } from './show-hearing.page.ts'

const ids = ({ children }: { readonly children: readonly { readonly childId: number }[] }): readonly number[] =>
  children.map(({ childId }) => childId)

/** A hearing with its attendance plan, what follows from its date, and every change. (CT-03) */
export async function showHearing(visit: Visit): Promise<Answer> {
  const { db, looking } = visit
  const hearing = await loadHearing(db, looking, idIn(visit, 'id'))
  if (hearing === null) return notFound()
  const [counting, kept] = await Promise.all([loadCourtCounting(db), hearingIn(visit)])
  return page(hearingPage({ hearing, counting, today: visit.today, mayKeep: kept !== null }), ids(hearing))
}

export async function showAddHearing(visit: Visit): Promise<Answer> {
  const proceedings = await loadProceedings(visit.db, visit.looking, idIn(visit, 'id'))
  if (proceedings === null) return notFound()
  const aside = expectedDates(proceedings.issuedOn, await loadCourtCounting(visit.db))
  const asked = hearingForm(stillAbout(proceedings), null)
  // A new hearing is at the case's court, and listed.
  const state = openForm(visit, asked, { court: proceedings.court, status: 'listed' })
  return page(
    hearingFormPage({ proceedings, hearingId: null, aside, state, fields: asked.controls(state) }),
    ids(proceedings),
  )
}

/** Lists a hearing in a case. */
export async function addHearingToCase(visit: Visit): Promise<Answer> {
  const proceedings = await loadProceedings(visit.db, visit.looking, idIn(visit, 'id'))
  if (proceedings === null) return notFound()
  const asked = hearingForm(stillAbout(proceedings), null)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, hearing) => {
      const against = againstListing(proceedings, visit)
      if (against !== null) return against
      const likely = await asCourtsSit(tx, visit, hearing, null)
      if (!likely.ok) return likely
      const id = await addHearing(tx, visit, proceedings, hearing)
      return allowed({ goTo: `/hearings/${id}`, children: ids(proceedings) })
    },
    show: async (problem) => {
      const state = await openFormAgain(visit, asked, problem)
      const aside = expectedDates(proceedings.issuedOn, await loadCourtCounting(visit.db))
      return hearingFormPage({ proceedings, hearingId: null, aside, state, fields: asked.controls(state) })
    },
    saw: ids(proceedings),
  })
}

export async function showChangeHearing(visit: Visit): Promise<Answer> {
  const found = await hearingIn(visit)
  if (found === null) return notFound()
  const { hearing, proceedings } = found
  const aside = datesOfHearing(hearing, await loadCourtCounting(visit.db))
  const asked = hearingForm(stillAbout(proceedings, hearing.childId), hearing.reasonCode)
  const state = openForm(visit, asked, hearing, hearing.version)
  return page(
    hearingFormPage({ proceedings, hearingId: hearing.id, aside, state, fields: asked.controls(state) }),
    ids(proceedings),
  )
}

/** Changes a hearing; each change is kept, and filing dates that hang on it move with it. (CT-03, CT-04) */
export async function changeHearing(visit: Visit): Promise<Answer> {
  const found = await hearingIn(visit)
  if (found === null) return notFound()
  const { hearing, proceedings } = found
  const asked = hearingForm(stillAbout(proceedings, hearing.childId), hearing.reasonCode)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, changed) => {
      const likely = await asCourtsSit(tx, visit, changed, hearing)
      if (!likely.ok) return likely
      const saved = await saveHearing(tx, visit, { ...hearing, version: versionIn(visit) }, changed)
      return unlessMeanwhile(saved, { goTo: `/hearings/${hearing.id}`, children: ids(hearing) })
    },
    show: async (problem) => {
      const now = (await hearingIn(visit))?.hearing ?? hearing
      const state = await openFormAgain(visit, asked, problem, { ...now, kind: 'hearing', values: now })
      const aside = datesOfHearing(now, await loadCourtCounting(visit.db))
      return hearingFormPage({ proceedings, hearingId: now.id, aside, state, fields: asked.controls(state) })
    },
    saw: ids(proceedings),
  })
}

type When = Pick<KeptHearing, 'heldOn' | 'startsAt' | 'status'>

/** None was held ahead of today; a day or an hour at which courts don't sit is asked about, unless `kept` has it already. */
async function asCourtsSit(
  tx: Tx,
  visit: Visit,
  { heldOn, startsAt, status }: When,
  kept: When | null,
): Promise<Outcome<null, Problem>> {
  if (status === 'held' && isAfter(heldOn, visit.today))
    return mistaken({ heldOn: 'A hearing that was held can’t be ahead of today: check the date, or where it stands' })
  const isSame = kept?.heldOn.equals(heldOn) === true && kept.startsAt === startsAt
  if (isSame) return allowed(null)
  const oddHour = unlikelyHearing(await loadCalendar(tx), heldOn, startsAt)
  return askFirst(visit, [...oddHour, ...unlikelyAhead('The hearing', heldOn, visit.today)])
}

type Found = { readonly hearing: KeptHearing; readonly proceedings: KeptProceedings }

/** The hearing in the address with its case, when this person keeps them. */
async function hearingIn(visit: Visit): Promise<Found | null> {
  const looking = lookingFor(visit, 'keep-court-record')
  const hearing = await loadHearing(visit.db, looking, idIn(visit, 'id'))
  const proceedings = hearing === null ? null : await loadProceedings(visit.db, looking, hearing.proceedingsId)
  return hearing === null || proceedings === null ? null : { hearing, proceedings }
}
