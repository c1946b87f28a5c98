import { type Answer, notFound, page } from '#door/answers.ts'
import type { Db } from '#records/keeping/db.ts'
import {
  addPerson,
  loadPerson,
  type PersonDetails,
  personWithEmail,
  savePerson,
  type StoredPerson,
} from '#records/people/person.ts'
import { holdersOfRole } from '#records/people/role-holdings.ts'
import { allowed } from '#rules/outcome.ts'
import { someoneAdministers } from '#rules/people/decide-holding.ts'
import { idIn } from '#door/form/form-at.ts'
import { mistaken, openForm, openFormAgain, type Problem, unlessMeanwhile } from '#door/form/save-form.ts'
import { asOpened, goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import type { Visit } from '#door/visit.ts'
import { lastAdministrator } from './role.form.ts'
import { detailsForm } from './details.form.ts'
import { addPersonPage, changePersonPage } from './details.page.ts'

export const showAddPerson = (visit: Visit): Answer => page(addPersonPage(openForm(visit, detailsForm, {})))

/** Adds a person, then asks for their first role. */
export const addAPerson = (visit: Visit): Promise<Answer> =>
  saveSettings(visit, {
    read: detailsForm.read(visit.form),
    saw: [],
    save: async (tx, details) =>
      (await refusalOfEmail(tx, details, null)) ??
      allowed(goOn(`/settings/people/${await addPerson(tx, visit, details)}/roles/add`)),
    show: async (problem) => addPersonPage(await openFormAgain(visit, detailsForm, problem)),
  })

export async function showChangePerson(visit: Visit): Promise<Answer> {
  const person = await personIn(visit)
  return person === null
    ? notFound()
    : page(changePersonPage(person, openForm(visit, detailsForm, person, person.version)))
}

export async function changePerson(visit: Visit): Promise<Answer> {
  const person = await personIn(visit)
  if (person === null) return notFound()
  return saveSettings(visit, {
    read: detailsForm.read(visit.form),
    saw: [],
    save: async (tx, details) => {
      const refusal =
        (await refusalOfEmail(tx, details, person.id)) ?? (await refusalOfLeaving(tx, details, person.id, visit))
      if (refusal !== null) return refusal
      return unlessMeanwhile(
        await savePerson(tx, visit, asOpened(visit, person), details),
        goOn(`/settings/people/${person.id}`),
      )
    },
    show: (problem) => changePersonAgain(visit, person, problem),
  })
}

async function changePersonAgain(visit: Visit, before: StoredPerson, problem: Problem) {
  const person = (await loadPerson(visit.db, before.id)) ?? before
  const kept = { kind: 'person', ...person, values: person }
  return changePersonPage(person, await openFormAgain(visit, detailsForm, problem, kept))
}

/** The person the address names. */
export const personIn = (visit: Visit): Promise<StoredPerson | null> => loadPerson(visit.db, idIn(visit, 'id'))

async function refusalOfEmail(db: Db, { email }: PersonDetails, ownId: number | null) {
  const other = email === null ? null : await personWithEmail(db, email)
  return other === null || other.id === ownId
    ? null
    : mistaken({ email: `${other.name} has this e-mail address. Each person needs their own` })
}

async function refusalOfLeaving(db: Db, { leftOn }: PersonDetails, personId: number, { today, labels }: Visit) {
  if (leftOn === null) return null
  const administrators = await holdersOfRole(db, 'authority-administrator')
  const others = administrators.filter((holder) => holder.personId !== personId)
  return others.length === administrators.length || someoneAdministers(others, today) ? null : lastAdministrator(labels)
}
