import { page } from '#platform/http/answers.ts'
import { may, type Permission } from '#rules/access/permissions.ts'
import type { Route } from '../../visit.ts'
import { peopleRoutes } from './people/routes.ts'
import { settingsPage } from './settings.page.ts'

const places: readonly {
  readonly text: string
  readonly href: string
  readonly says: string
  readonly permission: Permission
}[] = [
  {
    text: 'People and roles',
    href: '/settings/people',
    says: 'Who works here, the roles they hold with dates, and who covers for whom',
    permission: 'keep-people',
  },
]

/** How the authority works: people, teams, names, calendar, meetings. (SET-01 … SET-04, TM-01) */
export const settingsRoutes = (): readonly Route[] => [
  {
    method: 'GET',
    path: '/settings',
    did: 'looked at the settings',
    permission: 'keep-meeting-series',
    handle: (visit) => page(settingsPage(places.filter(({ permission }) => may(visit.actor, permission)))),
  },
  ...peopleRoutes,
]
