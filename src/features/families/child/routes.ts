import { notFound, page } from '#door/answers.ts'
import { idIn } from '#door/form/form-at.ts'
import type { Route } from '#door/visit.ts'
import { pageAskedFor } from '#parts/lists/page-links.ts'
import { findWhoLooked } from './find-who-looked.ts'
import { showWhoLooked } from './show-who-looked.query.ts'
import { whoLookedPage } from './who-looked.page.ts'

/** Who looked at a child: from the child's page, and by the family's reference for those who see no case. (SEC-03) */
export const whoLookedRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/children/:id/looks',
    did: 'looked at who looked at a child',
    permission: 'see-who-looked',
    handle: async (visit) => {
      const model = await showWhoLooked(visit, idIn(visit, 'id'), pageAskedFor(visit.query))
      return model === null ? notFound() : page(whoLookedPage(model), [model.child.id])
    },
  },
  {
    method: 'GET',
    path: '/who-looked',
    did: 'looked for who looked at a child',
    permission: 'see-who-looked',
    handle: findWhoLooked,
  },
]
