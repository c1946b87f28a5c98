import { type Answer, json, page, redirect } from '#door/answers.ts'
import type { Route, Visit } from '#door/visit.ts'
import { rolesAmong } from '#parts/forms/person-choice.ts'
import { peopleNamed } from '#records/people/people-named.ts'
import { may } from '#rules/access/permissions.ts'
import { findChildren } from './find-children.query.ts'
import { keepSearch, keptSearch } from './keep-search.ts'
import { searchPage } from './search.page.ts'

const longestSearch = 100
const mostSuggested = 10

/** Opens the family when the search found one and no other; else shows what it found, at an address without a name in it. */
async function askForChild({ db, actor, looking, now, form }: Visit): Promise<Answer> {
  const typed = form.text('q').slice(0, longestSearch)
  const { children, nearly } = await findChildren(db, looking, typed)
  const [family, ...others] = new Set(children.map(({ familyId }) => familyId))
  if (family !== undefined && others.length === 0 && !nearly) return redirect(`/families/${family}`)
  return redirect(`/search/${await keepSearch(db, actor.personId, typed, now)}`)
}

/** A child or family by any part of the name or the case-system id, from every page. */
export const searchRoutes = (): readonly Route[] => [
  {
    method: 'POST',
    path: '/search',
    did: 'asked for a child or family',
    permission: 'see-child',
    handle: askForChild,
  },
  {
    method: 'GET',
    path: '/search/:token',
    did: 'searched for a child or family',
    permission: 'see-child',
    handle: async ({ db, actor, looking, today, params, hidden, labels }) => {
      const typed = await keptSearch(db, actor.personId, params['token'] ?? '')
      const found = await findChildren(db, looking, typed)
      return page(
        searchPage({
          ...{ typed, ...found, today, hidden },
          caseSystem: labels('case-system'),
          mayAdd: may(actor, 'keep-record'),
        }),
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
