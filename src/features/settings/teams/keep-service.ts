import { type Answer, notFound, page } from '#door/answers.ts'
import { addService, loadService, nameIsTaken, saveService, type StoredService } from '#records/people/organisation.ts'
import { allowed } from '#rules/outcome.ts'
import { readForm } from '#parts/forms/read-form.ts'
import { idIn } from '#door/form/form-at.ts'
import { mistaken, opened, openedAgain, type Problem, unlessMeanwhile } from '#door/form/save-form.ts'
import { asOpened, goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import type { Visit } from '#door/visit.ts'
import { serviceForm } from './team.form.ts'
import { servicePage } from './team.page.ts'

const done = goOn('/settings/teams')

export const showAddService = (visit: Visit): Answer => page(servicePage(null, '', opened(visit, null)))

export const addAService = (visit: Visit): Promise<Answer> =>
  saveSettings(visit, {
    read: readForm(visit.form, serviceForm),
    saw: [],
    save: async (tx, { name }) => {
      if (await nameIsTaken(tx, 'service', name, null)) return nameTaken(name)
      await addService(tx, visit, name)
      return allowed(done)
    },
    show: async (problem) => servicePage(null, visit.form.text('name'), await openedAgain(visit, problem, null, {})),
  })

export async function showService(visit: Visit): Promise<Answer> {
  const service = await serviceIn(visit)
  return service === null ? notFound() : page(servicePage(service.name, service.name, opened(visit, service.version)))
}

export async function changeService(visit: Visit): Promise<Answer> {
  const service = await serviceIn(visit)
  if (service === null) return notFound()
  return saveSettings(visit, {
    read: readForm(visit.form, serviceForm),
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
  const typed = visit.form.text('name')
  const theirs = { Name: service.name }
  const yours = { Name: typed }
  return servicePage(
    service.name,
    typed,
    await openedAgain(visit, problem, { kind: 'service', ...service, words: theirs }, yours),
  )
}

const nameTaken = (name: string) =>
  mistaken({ name: `There is a service called ${name} already. Give this one another name` })

const serviceIn = (visit: Visit): Promise<StoredService | null> => loadService(visit.db, idIn(visit, 'id'))
