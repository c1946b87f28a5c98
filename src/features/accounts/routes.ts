import { notFound, page, redirect, redirectWithSession, refusal } from '#door/answers.ts'
import type { PublicVisit, Route } from '#door/visit.ts'
import { ownPath } from '#platform/http/own-path.ts'
import { writeTrail } from '#records/keeping/trail.ts'
import { choosePerson } from './choose-person.ts'
import { peopleToChoose } from './people-to-choose.query.ts'
import { noDemonstrationPage, signInPage } from './sign-in.page.ts'

/**
 * Signing in and out. Choosing a person is for an authority that is itself a demonstration; whatever the installation was started as, people of
 * a real one sign in through its identity provider.
 */
export function accountRoutes({ production }: { readonly production: boolean }): readonly Route[] {
  const mayChoose = ({ authority }: PublicVisit) => !production && authority?.demonstration !== false
  return [
    {
      method: 'GET',
      path: '/sign-in',
      did: 'opened the sign-in page',
      permission: 'anyone',
      handle: async (visit) => (mayChoose(visit) ? await showSignIn(visit) : refusedHere()),
    },
    {
      method: 'POST',
      path: '/sign-in',
      did: 'signed in',
      permission: 'anyone',
      handle: async (visit) => {
        if (!mayChoose(visit)) return refusedHere()
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
      handle: signOut,
    },
  ]
}

const refusedHere = () => refusal(noDemonstrationPage(), 'choosing a person is for a demonstration')

/** Whoever leaves is in the trail; somebody who wasn't here has nothing to leave. */
async function signOut({ db, visitor, now, path }: PublicVisit) {
  if (db === null) return redirect('/')
  if (visitor.kind === 'signed-in') {
    const { personId } = visitor.actor
    const row = { did: 'signed out', method: 'POST', outcome: 'done', because: null, children: [] } as const
    await writeTrail(db, { at: now, personId, path, ...row })
  }
  return redirectWithSession('/sign-in', 'end')
}

async function showSignIn(visit: PublicVisit) {
  if (visit.db === null || visit.authority === null) return notFound()
  const people = await peopleToChoose(visit.db, visit.today, visit.labels)
  return page(signInPage({ people, to: ownPath(visit.query.get('to') ?? ''), hidden: visit.hidden }))
}
