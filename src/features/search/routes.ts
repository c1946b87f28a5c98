import { json, page, redirect } from '#door/answers.ts'
import type { Route } from '#door/visit.ts'
import { rolesAmong } from '#parts/forms/person-choice.ts'
import { peopleNamed } from '#records/people/people-named.ts'
import { findChildren } from './find-children.query.ts'
import { keepSearch, keptSearch } from './keep-search.ts'
import { searchPage } from './search.page.ts'

const longestSearch = 100
const mostSuggested = 10

/** A child or family by any part of the name or the case-system id, from every page. */
export const searchRoutes = (): readonly Route[] => [
  {
    method: 'POST',
    path: '/search',
    did: 'asked for a child or family',
    permission: 'see-child',
    handle: async ({ db, actor, now, form }) => {
      const typed = form.text('q').slice(0, longestSearch)
      return redirect(`/search/${await keepSearch(db, actor.personId, typed, now)}`)
    },
  },
  {
    method: 'GET',
    path: '/search/:token',
    did: 'searched for a child or family',
    permission: 'see-child',
    handle: async ({ db, actor, looking, today, params, hidden }) => {
      const typed = await keptSearch(db, actor.personId, params['token'] ?? '')
      const found = await findChildren(db, looking, typed)
      return page(
        searchPage({ typed, ...found, today, hidden }),
        found.children.map(({ id }) => id),
      )
    },
  },
  {
    method: 'POST',
    path: '/people/named',
    did: 'looked up a colleague by name',
    permission: 'use-waymark',
    handle: async ({ db, today, labels, form }) => {
      const pool = { db, today, labels, roles: rolesAmong(form.text('among')) }
      return json(await peopleNamed(pool, form.text('name').slice(0, longestSearch), mostSuggested))
    },
  },
]
