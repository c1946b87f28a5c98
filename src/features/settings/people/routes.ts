import { pageAskedFor } from '#parts/lists/page-links.ts'
import { notFound, page } from '#door/answers.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { loadHoldingsOf } from '#records/people/role-holdings.ts'
import type { Route, Visit } from '#door/visit.ts'
import { pageOfStep } from '#features/settings/start/page-of-step.ts'
import { formAt } from '#door/form/form-at.ts'
import { findPeople } from './find-people.query.ts'
import { arrangeCover, changeCoverDays, showArrangeCover, showCoverDays } from './keep-cover.ts'
import { addAPerson, changePerson, personIn, showAddPerson, showChangePerson } from './keep-person.ts'
import { addARole, changeRoleDates, showAddRole, showRoleDates } from './keep-role.ts'
import { peoplePage } from './people.page.ts'
import { personPage } from './person.page.ts'
import { coversGivenBy, seatsOf } from './person.query.ts'

const permission = 'keep-people'
const person = '/settings/people/:id'

/** People, the roles they hold with dates, and who covers for whom. (SET-01) */
export const peopleRoutes: readonly Route[] = [
  { method: 'GET', path: '/settings/people', did: 'looked at the people', permission, handle: showPeople },
  ...formAt({
    path: '/settings/people/add',
    permission,
    did: 'added a person',
    show: showAddPerson,
    save: addAPerson,
  }),
  { method: 'GET', path: person, did: 'looked at a person', permission, handle: showPerson },
  ...formAt({
    path: `${person}/change`,
    permission,
    did: 'changed a person’s details',
    show: showChangePerson,
    save: changePerson,
  }),
  ...formAt({
    path: `${person}/roles/add`,
    permission,
    did: 'gave a person a role',
    show: showAddRole,
    save: addARole,
  }),
  ...formAt({
    path: '/settings/roles/:id',
    permission,
    did: 'changed the dates of a role',
    show: showRoleDates,
    save: changeRoleDates,
  }),
  ...formAt({
    path: '/settings/roles/:id/cover',
    permission,
    did: 'arranged cover for a role',
    show: showArrangeCover,
    save: arrangeCover,
  }),
  ...formAt({
    path: '/settings/covers/:id',
    permission,
    did: 'changed the days of a cover',
    show: showCoverDays,
    save: changeCoverDays,
  }),
]

async function showPeople(visit: Visit) {
  const wanted = {
    part: (visit.query.get('name') ?? '').trim(),
    left: visit.query.get('who') === 'left',
    page: pageAskedFor(visit.query),
  }
  const { people, ...found } = await findPeople(visit.db, wanted, visit.today)
  return pageOfStep(visit, peoplePage({ wanted, found, people, labels: await loadLabels(visit.db) }))
}

async function showPerson(visit: Visit) {
  const found = await personIn(visit)
  if (found === null) return notFound()
  const [holdings, seats, coversGiven, labels] = await Promise.all([
    loadHoldingsOf(visit.db, found.id),
    seatsOf(visit.db, found.id),
    coversGivenBy(visit.db, found.id, visit.today),
    loadLabels(visit.db),
  ])
  return page(personPage({ person: found, holdings, seats, coversGiven, labels, today: visit.today }))
}
