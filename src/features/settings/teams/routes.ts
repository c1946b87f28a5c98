import { loadLabels } from '#records/settings/labels.ts'
import type { Route } from '#door/visit.ts'
import { formAt } from '#door/form/form-at.ts'
import { pageOfStep } from '#features/settings/start/page-of-step.ts'
import { addAService, changeService, showAddService, showService } from './keep-service.ts'
import { addATeam, changeTeam, showAddTeam, showTeam } from './keep-team.ts'
import { teamsPage } from './teams.page.ts'
import { loadTree } from './tree.query.ts'

const permission = 'keep-people'

/** Services, the teams in them, and the meeting each team belongs to. (SET-02) */
export const teamRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/settings/teams',
    did: 'looked at the teams',
    permission,
    handle: async ({ db, today }) =>
      pageOfStep({ db }, teamsPage({ services: await loadTree(db, today), labels: await loadLabels(db) })),
  },
  ...formAt({
    path: '/settings/teams/add',
    permission,
    did: 'added a team',
    show: showAddTeam,
    save: addATeam,
  }),
  ...formAt({
    path: '/settings/teams/:id',
    permission,
    did: 'changed a team',
    show: showTeam,
    save: changeTeam,
  }),
  ...formAt({
    path: '/settings/services/add',
    permission,
    did: 'added a service',
    show: showAddService,
    save: addAService,
  }),
  ...formAt({
    path: '/settings/services/:id',
    permission,
    did: 'changed a service',
    show: showService,
    save: changeService,
  }),
]
