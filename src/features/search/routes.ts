import { page } from '#platform/http/answers.ts'
import type { Route } from '../../visit.ts'
import { findChildren } from './find-children.query.ts'
import { searchPage } from './search.page.ts'

/** A child or family by any part of the name or the case-system id, from every page. */
export const searchRoutes = (): readonly Route[] => [
  {
    method: 'GET',
    path: '/search',
    did: 'searched for a child or family',
    permission: 'see-child',
    handle: async ({ db, actor, today, query }) => {
      const typed = (query.get('q') ?? '').trim().slice(0, 100)
      const found = await findChildren(db, { actor, permission: 'see-child', today }, typed)
      return page(
        searchPage({ typed, ...found, today }),
        found.children.map(({ id }) => id),
      )
    },
  },
]
