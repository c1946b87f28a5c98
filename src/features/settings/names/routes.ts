import { loadPower } from '#records/settings/deciding-bodies.ts'
import { loadLabels, loadUsualLabels } from '#records/settings/labels.ts'
import { startingBodies } from '#rules/pre-proceedings/deciding-bodies.ts'
import type { Route } from '#door/visit.ts'
import { formAt } from '#door/form/form-at.ts'
import { pageOfStep } from '#features/settings/start/page-of-step.ts'
import { changeName, showName } from './keep-name.ts'
import { changePower, showPower } from './keep-power.ts'
import { namesPage } from './names.page.ts'

const permission = 'keep-people'

/** What the authority calls its bodies, roles and documents, and which bodies may start pre-proceedings. (SET-03) */
export const nameRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/settings/names',
    did: 'looked at the names',
    permission,
    handle: async ({ db }) => {
      const [labels, usual, powers] = await Promise.all([
        loadLabels(db),
        loadUsualLabels(db),
        Promise.all(startingBodies.map((body) => loadPower(db, body))),
      ])
      return pageOfStep({ db }, namesPage({ labels, usual, powers }))
    },
  },
  ...formAt({
    path: '/settings/names/:key',
    permission,
    did: 'changed a name',
    show: showName,
    save: changeName,
  }),
  ...formAt({
    path: '/settings/deciding-bodies/:body',
    permission,
    did: 'changed what a body may decide',
    show: showPower,
    save: changePower,
  }),
]
