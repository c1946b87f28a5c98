import { type Answer, notFound, page } from '#door/answers.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadLabels } from '#records/settings/labels.ts'
import {
  addHolding,
  holdersOfRole,
  loadHolding,
  loadHoldingsOf,
  saveHolding,
  type StoredHolding,
} from '#records/people/role-holdings.ts'
import { loadServices, loadTeams } from '#records/people/teams.ts'
import { allowed } from '#rules/outcome.ts'
import { decideHolding, type HoldingToBe, someoneAdministers } from '#rules/people/decide-holding.ts'
import { readForm } from '#parts/forms/read-form.ts'
import { idIn } from '#door/form/form-at.ts'
import { opened, openedAgain, type Problem, unlessMeanwhile } from '#door/form/save-form.ts'
import { asOpened, goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import type { Visit } from '#door/visit.ts'
import { personIn } from './keep-person.ts'
import {
  datesAsTyped,
  datesWords,
  noRole,
  roleDatesForm,
  roleForm,
  lastAdministrator,
  roleRefused,
  typedDates,
  typedRole,
} from './role.form.ts'
import { addRolePage, roleDatesPage } from './role.page.ts'

export async function showAddRole(visit: Visit): Promise<Answer> {
  const person = await personIn(visit)
  if (person === null) return notFound()
  return page(addRolePage(person, noRole, await roleChoices(visit.db), opened(visit, null)))
}

export async function addARole(visit: Visit): Promise<Answer> {
  const person = await personIn(visit)
  if (person === null) return notFound()
  return saveSettings(visit, {
    read: readForm(visit.form, roleForm),
    saw: [],
    save: async (tx, holding) => {
      const decided = decideHolding(holding, await loadHoldingsOf(tx, person.id))
      if (!decided.ok) return roleRefused(decided.because, visit.labels)
      await addHolding(tx, visit, person.id, decided.value)
      return allowed(goOn(`/settings/people/${person.id}`))
    },
    show: async (problem) =>
      addRolePage(
        person,
        typedRole(visit.form),
        await roleChoices(visit.db),
        await openedAgain(visit, problem, null, {}),
      ),
  })
}

export async function showRoleDates(visit: Visit): Promise<Answer> {
  const holding = await holdingIn(visit)
  if (holding === null) return notFound()
  const labels = await loadLabels(visit.db)
  return page(roleDatesPage(holding, labels, datesAsTyped(holding), opened(visit, holding.version)))
}

export async function changeRoleDates(visit: Visit): Promise<Answer> {
  const holding = await holdingIn(visit)
  if (holding === null) return notFound()
  return saveSettings(visit, {
    read: readForm(visit.form, roleDatesForm),
    saw: [],
    save: async (tx, dates) => {
      const { role, teamId, serviceId } = holding
      const others = (await loadHoldingsOf(tx, holding.personId)).filter(({ id }) => id !== holding.id)
      const decided = decideHolding({ role, teamId, serviceId, ...dates }, others)
      if (!decided.ok) return roleRefused(decided.because, visit.labels)
      if (await leavesNobody(tx, holding.id, decided.value, visit.today)) return lastAdministrator(visit.labels)
      return unlessMeanwhile(
        await saveHolding(tx, visit, asOpened(visit, holding), decided.value),
        goOn(`/settings/people/${holding.personId}`),
      )
    },
    show: (problem) => changeRoleDatesAgain(visit, holding, problem),
  })
}

async function changeRoleDatesAgain(visit: Visit, before: StoredHolding, problem: Problem) {
  const holding = (await loadHolding(visit.db, before.id)) ?? before
  const typed = typedDates(visit.form)
  const theirs = datesWords(datesAsTyped(holding))
  const yours = datesWords(typed)
  const state = await openedAgain(visit, problem, { kind: 'role-holding', ...holding, words: theirs }, yours)
  return roleDatesPage(holding, await loadLabels(visit.db), typed, state)
}

/** The role the address names. */
export const holdingIn = (visit: Visit): Promise<StoredHolding | null> => loadHolding(visit.db, idIn(visit, 'id'))

const roleChoices = async (db: Db) => ({
  teams: await loadTeams(db),
  services: await loadServices(db),
  labels: await loadLabels(db),
})

async function leavesNobody(db: Db, holdingId: number, toBe: HoldingToBe, today: Temporal.PlainDate): Promise<boolean> {
  if (toBe.role !== 'authority-administrator') return false
  const others = (await holdersOfRole(db, toBe.role)).filter(({ id }) => id !== holdingId)
  return !someoneAdministers([...others, toBe], today)
}
