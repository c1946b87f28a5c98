import { type Answer, notFound, page } from '#door/answers.ts'
import { addService, loadService, nameIsTaken, saveService, type StoredService } from '#records/people/organisation.ts'
import { allowed } from '#rules/outcome.ts'
import { idIn } from '#door/form/form-at.ts'
import { mistaken, openForm, openFormAgain, type Problem, unlessMeanwhile } from '#door/form/save-form.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { asOpened, goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import type { Visit } from '#door/visit.ts'
import { serviceForm } from './team.form.ts'
import { servicePage } from './team.page.ts'

const done = goOn('/settings/teams')

const asking = (state: FormState) => ({ state, fields: serviceForm.controls(state) })

export const showAddService = (visit: Visit): Answer =>
  page(servicePage(null, asking(openForm(visit, serviceForm, {}))))

export const addAService = (visit: Visit): Promise<Answer> =>
  saveSettings(visit, {
    read: serviceForm.read(visit.form),
    saw: [],
    save: async (tx, { name }) => {
      if (await nameIsTaken(tx, 'service', name, null)) return nameTaken(name)
      await addService(tx, visit, name)
      return allowed(done)
    },
    show: async (problem) => servicePage(null, asking(await openFormAgain(visit, serviceForm, problem))),
  })

export async function showService(visit: Visit): Promise<Answer> {
  const service = await serviceIn(visit)
  if (service === null) return notFound()
  return page(servicePage(service.name, asking(openForm(visit, serviceForm, service, service.version))))
}

export async function changeService(visit: Visit): Promise<Answer> {
  const service = await serviceIn(visit)
  if (service === null) return notFound()
  return saveSettings(visit, {
    read: serviceForm.read(visit.form),
    saw: [],
    save: async (tx, { name }) => {
      if (await nameIsTaken(tx, 'service', name, service.id)) return nameTaken(name)
      return unlessMeanwhile(await saveService(tx, visit, asOpened(visit, service), name), done)
    },
    show: (problem) => changeServiceAgain(visit, service, problem),
  })
}

async function changeServiceAgain(visit: Visit, before: StoredService, problem: Problem) {
  const service = (await loadService(visit.db, before.id)) ?? before
  const kept = { kind: 'service', ...service, values: service }
  return servicePage(service.name, asking(await openFormAgain(visit, serviceForm, problem, kept)))
}

const nameTaken = (name: string) =>
  mistaken({ name: `There is a service called ${name} already. Give this one another name` })

const serviceIn = (visit: Visit): Promise<StoredService | null> => loadService(visit.db, idIn(visit, 'id'))
