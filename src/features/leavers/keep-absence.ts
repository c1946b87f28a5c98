import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { mistaken, openForm, openFormAgain, type Problem, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { idOf } from '#parts/forms/fields/typed-id.ts'
import type { Tx } from '#records/keeping/db.ts'
import {
  absencesOf,
  addAbsence,
  loadAbsence,
  removeAbsence,
  saveAbsence,
  type StoredAbsence,
} from '#records/people/absences.ts'
import { peopleToChoose, type PeopleToChoose } from '#records/people/people-to-choose.ts'
import { loadPerson } from '#records/people/person.ts'
import { loadHoldingsOf, type StoredHolding } from '#records/people/role-holdings.ts'
import { oneSettingAtATime } from '#records/settings/settings-lock.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { type DaysAway, decideAbsence } from '#rules/people/absence.ts'
import { coverFor, coversFor, endCovers } from './cover-absence.ts'
import { awayForm, changeAwayForm, notOfTheirs, whyNotAway } from './away.form.ts'
import { awayPage, changeAwayPage } from './away.page.ts'
import type { AbsenceShown } from './leaver.page.ts'
import { isPersonInReach, peopleInReach } from './people-in-reach.ts'

async function awayFormFor(visit: Visit) {
  const meant = { teamIds: visit.actor.holdings.map(({ teamId }) => teamId) }
  const asked = idOf(visit.query.get('person') ?? '')
  const [anybody, likely, inReach] = await Promise.all([
    peopleToChoose(visit, meant),
    peopleToChoose(visit, { ...meant, first: [asked] }),
    peopleInReach(visit),
  ])
  const shown = likely.shown.filter(({ value }) => inReach === null || inReach.has(Number(value)))
  return { form: awayForm({ ...likely, shown }, anybody), first: { personId: asked } }
}

export async function showAway(visit: Visit): Promise<Answer> {
  const { form, first } = await awayFormFor(visit)
  const state = openForm(visit, form, first)
  return page(awayPage({ state, fields: form.controls(state) }))
}

/** Keeps that somebody is away, and who covers their roles meanwhile. (AC-04) */
export async function sayAway(visit: Visit): Promise<Answer> {
  const { form } = await awayFormFor(visit)
  return saveForm(visit, {
    read: form.read(visit.form),
    saw: [],
    save: async (tx, { personId, coveredBy, ...days }) => {
      await oneSettingAtATime(tx)
      const holdings = await loadHoldingsOf(tx, personId)
      if (!(await isPersonInReach({ ...visit, db: tx }, holdings))) return mistaken({ personId: notOfTheirs })
      const refusal = await whyNot(tx, visit, { personId, days, own: null })
      if (refusal !== null) return refusal
      const id = await addAbsence(tx, visit, personId, days)
      const against = await coverFor(tx, visit, { id, personId, ...days }, coveredBy)
      return against === null
        ? allowed({ goTo: `/leavers/${personId}`, children: [] })
        : mistaken({ coveredBy: against })
    },
    show: async (problem) => {
      const state = await openFormAgain(visit, form, problem)
      return awayPage({ state, fields: form.controls(state) })
    },
  })
}

type Toward = { readonly personId: number; readonly days: DaysAway; readonly own: number | null }

/** The refusal at its field where somebody can't be away on these days. */
async function whyNot(
  tx: Tx,
  { today }: Visit,
  { personId, days, own }: Toward,
): Promise<Outcome<never, Problem> | null> {
  const others = (await absencesOf(tx, personId, days.startsOn)).filter(({ id }) => id !== own)
  const leftOn = (await loadPerson(tx, personId))?.leftOn ?? null
  const decided = decideAbsence(days, { others, leftOn, today, isKnown: own !== null })
  return decided.ok ? null : mistaken(whyNotAway[decided.because])
}

type Found = { readonly absence: StoredAbsence; readonly holdings: readonly StoredHolding[] }

/** The absence in the address, of somebody in this person's reach. */
async function absenceIn(visit: Visit): Promise<Found | null> {
  const absence = await loadAbsence(visit.db, idIn(visit, 'absence'))
  if (absence === null) return null
  const holdings = await loadHoldingsOf(visit.db, absence.personId)
  return (await isPersonInReach(visit, holdings)) ? { absence, holdings } : null
}

const mayCover = (visit: Visit, { absence, holdings }: Found): Promise<PeopleToChoose> =>
  peopleToChoose(visit, {
    teamIds: holdings.map(({ teamId }) => teamId),
    kept: coversFor(absence, holdings)[0]?.personId ?? null,
  })

const answersIn = ({ absence, holdings }: Found) => ({
  startsOn: absence.startsOn,
  endsOn: absence.endsOn,
  coveredBy: coversFor(absence, holdings)[0]?.personId ?? null,
})

export async function showChangeAbsence(visit: Visit): Promise<Answer> {
  const found = await absenceIn(visit)
  if (found === null) return notFound()
  const form = changeAwayForm(await mayCover(visit, found))
  const state = openForm(visit, form, answersIn(found), found.absence.version)
  return page(changeAwayPage(found.absence, { state, fields: form.controls(state) }))
}

/** Changes when somebody is away and who covers, from today on; or takes it back. (AC-04) */
export async function changeAbsence(visit: Visit): Promise<Answer> {
  const found = await absenceIn(visit)
  if (found === null) return notFound()
  const { absence } = found
  const opened = { ...absence, version: versionIn(visit) }
  const form = changeAwayForm(await mayCover(visit, found))
  return saveForm(visit, {
    read: form.read(visit.form),
    saw: [],
    save: async (tx, { coveredBy, takenBack, ...days }) => {
      await oneSettingAtATime(tx)
      const on = takenBack ? absence : days
      const refusal = await whyNot(tx, visit, { personId: absence.personId, days: on, own: absence.id })
      if (refusal !== null) return refusal
      await endCovers(tx, visit, absence)
      const saved = takenBack ? await removeAbsence(tx, visit, opened) : await saveAbsence(tx, visit, opened, days)
      const against =
        takenBack || saved !== 'saved' ? null : await coverFor(tx, visit, { ...absence, ...days }, coveredBy)
      if (against !== null) return mistaken({ coveredBy: against })
      const isOver = takenBack || isBefore(days.endsOn, visit.today)
      return unlessMeanwhile(saved, { goTo: isOver ? '/leavers' : `/leavers/${absence.personId}`, children: [] })
    },
    show: async (problem) => {
      const now = (await absenceIn(visit)) ?? found
      const kept = { kind: 'absence', id: absence.id, version: now.absence.version, values: answersIn(now) }
      const state = await openFormAgain(visit, form, problem, kept)
      return changeAwayPage(now.absence, { state, fields: form.controls(state) })
    },
  })
}

/** The absences of somebody in this person's reach that aren't over, each with who covers; none of anybody else. */
export async function absencesInReach(visit: Visit, personId: number): Promise<readonly AbsenceShown[]> {
  const [absences, holdings] = await Promise.all([
    absencesOf(visit.db, personId, visit.today),
    loadHoldingsOf(visit.db, personId),
  ])
  if (!(await isPersonInReach(visit, holdings))) return []
  return absences.map((absence) => ({
    startsOn: absence.startsOn,
    endsOn: absence.endsOn,
    href: `/leavers/away/${absence.id}`,
    coveredBy: [...new Set(coversFor(absence, holdings).map(({ name }) => name))],
  }))
}
