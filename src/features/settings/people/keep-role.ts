import { type Answer, notFound, page } from '#door/answers.ts'
import type { Db } from '#records/keeping/db.ts'
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
import { idIn } from '#door/form/form-at.ts'
import { openForm, openFormAgain, type Problem, unlessMeanwhile } from '#door/form/save-form.ts'
import { asOpened, goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import type { Visit } from '#door/visit.ts'
import { personIn } from './keep-person.ts'
import { lastAdministrator, roleDatesForm, roleForm, roleRefused } from './role.form.ts'
import { addRolePage, roleDatesPage } from './role.page.ts'

export async function showAddRole(visit: Visit): Promise<Answer> {
  const person = await personIn(visit)
  if (person === null) return notFound()
  const asked = await roleFormNow(visit)
  const state = openForm(visit, asked, { startsOn: visit.today })
  return page(addRolePage(person, { state, fields: asked.controls(state) }))
}

export async function addARole(visit: Visit): Promise<Answer> {
  const person = await personIn(visit)
  if (person === null) return notFound()
  const asked = await roleFormNow(visit)
  return saveSettings(visit, {
    read: asked.read(visit.form),
    saw: [],
    save: async (tx, holding) => {
      const decided = decideHolding(holding, await loadHoldingsOf(tx, person.id))
      if (!decided.ok) return roleRefused(decided.because, visit.labels)
      await addHolding(tx, visit, person.id, decided.value)
      return allowed(goOn(`/settings/people/${person.id}`))
    },
    show: async (problem) => {
      const state = await openFormAgain(visit, asked, problem)
      return addRolePage(person, { state, fields: asked.controls(state) })
    },
  })
}

export async function showRoleDates(visit: Visit): Promise<Answer> {
  const holding = await holdingIn(visit)
  if (holding === null) return notFound()
  return page(roleDatesPage(holding, visit.labels, openForm(visit, roleDatesForm, holding, holding.version)))
}

export async function changeRoleDates(visit: Visit): Promise<Answer> {
  const holding = await holdingIn(visit)
  if (holding === null) return notFound()
  return saveSettings(visit, {
    read: roleDatesForm.read(visit.form),
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
  const kept = { kind: 'role-holding', ...holding, values: holding }
  return roleDatesPage(holding, visit.labels, await openFormAgain(visit, roleDatesForm, problem, kept))
}

/** The role the address names. */
export const holdingIn = (visit: Visit): Promise<StoredHolding | null> => loadHolding(visit.db, idIn(visit, 'id'))

const roleFormNow = async ({ db, labels }: Visit) =>
  roleForm({ teams: await loadTeams(db), services: await loadServices(db), labels })

async function leavesNobody(db: Db, holdingId: number, toBe: HoldingToBe, today: Temporal.PlainDate): Promise<boolean> {
  if (toBe.role !== 'authority-administrator') return false
  const others = (await holdersOfRole(db, toBe.role)).filter(({ id }) => id !== holdingId)
  return !someoneAdministers([...others, toBe], today)
}
