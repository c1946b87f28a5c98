import { type Answer, notFound, page } from '#platform/http/answers.ts'
import { addService, loadService, nameIsTaken, saveService, type StoredService } from '#records/organisation.ts'
import { allowed } from '#rules/outcome.ts'
import type { Visit } from '../../../visit.ts'
import {
  idIn,
  mistaken,
  newAgain,
  opened,
  openedAgain,
  type Problem,
  savedMeanwhile,
  saveForm,
  versionIn,
} from '../save-form.ts'
import { serviceForm } from './team.form.ts'
import { servicePage } from './team.page.ts'

const done = allowed('/settings/teams')

export const showAddService = (visit: Visit): Answer => page(servicePage(null, '', opened(visit, null)))

export const addAService = (visit: Visit): Promise<Answer> =>
  saveForm(visit, {
    form: serviceForm,
    save: async (tx, { name }) => {
      if (await nameIsTaken(tx, 'service', name, null)) return nameTaken(name)
      await addService(tx, visit, name)
      return done
    },
    show: (problem) => Promise.resolve(servicePage(null, visit.form.text('name'), newAgain(visit, problem))),
  })

export async function showService(visit: Visit): Promise<Answer> {
  const service = await serviceIn(visit)
  return service === null ? notFound() : page(servicePage(service.name, service.name, opened(visit, service.version)))
}

export async function changeService(visit: Visit): Promise<Answer> {
  const service = await serviceIn(visit)
  if (service === null) return notFound()
  return saveForm(visit, {
    form: serviceForm,
    save: async (tx, { name }) => {
      if (await nameIsTaken(tx, 'service', name, service.id)) return nameTaken(name)
      const saved = service.version === versionIn(visit) && (await saveService(tx, visit, service, name))
      return saved ? done : savedMeanwhile
    },
    show: (problem) => changeServiceAgain(visit, service, problem),
  })
}

async function changeServiceAgain(visit: Visit, before: StoredService, problem: Problem) {
  const service = (await loadService(visit.db, before.id)) ?? before
  const typed = visit.form.text('name')
  const texts = { theirs: { Name: service.name }, yours: { Name: typed } }
  return servicePage(service.name, typed, await openedAgain(visit, problem, { kind: 'service', ...service }, texts))
}

const nameTaken = (name: string) =>
  mistaken({ name: `There is a service called ${name} already. Give this one another name` })

async function serviceIn(visit: Visit): Promise<StoredService | null> {
  const id = idIn(visit)
  return id === null ? null : loadService(visit.db, id)
}
