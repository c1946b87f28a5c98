import { notFound, page, redirect, redirectWithSession, refusal } from '#door/answers.ts'
import type { PublicVisit, Route } from '#door/visit.ts'
import { choosePerson } from './choose-person.ts'
import { peopleToChoose } from './people-to-choose.query.ts'
import { noDemonstrationPage, signInPage } from './sign-in.page.ts'

/** Signing in and out. Choosing a person is for the demonstration only; production signs in through the authority's identity provider. */
export function accountRoutes({ production }: { readonly production: boolean }): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/sign-in',
      did: 'opened the sign-in page',
      permission: 'anyone',
      handle: async (visit) => (production ? refusedHere() : await showSignIn(visit)),
    },
    {
      method: 'POST',
      path: '/sign-in',
      did: 'signed in',
      permission: 'anyone',
      handle: async (visit) => {
        if (production) return refusedHere()
        if (visit.db === null) return notFound()
        const chosen = await choosePerson(visit.db, visit)
        return chosen === null
          ? showSignIn(visit)
          : redirectWithSession(ownPath(visit.form.text('to')), { start: chosen })
      },
    },
    {
      method: 'POST',
      path: '/sign-out',
      did: 'signed out',
      permission: 'anyone',
      handle: (visit) => (visit.db === null ? redirect('/') : redirectWithSession('/sign-in', 'end')),
    },
  ]
}

const refusedHere = () => refusal(noDemonstrationPage(), 'no demonstration sign-in in production')

async function showSignIn(visit: PublicVisit) {
  if (visit.db === null || visit.authority === null) return notFound()
  const people = await peopleToChoose(visit.db, visit.today, visit.labels)
  return page(signInPage({ people, to: ownPath(visit.query.get('to') ?? ''), hidden: visit.hidden }))
}

/** Only a path of this service: never an address that leads elsewhere. */
const ownPath = (to: string): string => (/^\/(?![/\\])/.test(to) ? to : '/')
