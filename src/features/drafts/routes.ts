import { type Answer, json, redirect } from '#door/answers.ts'
import { keepTyped } from '#door/drafts.ts'
import type { Route, Visit } from '#door/visit.ts'
import { timeInEngland } from '#platform/clock.ts'
import { wasSent } from '#records/change/change.ts'
import { draftPlace } from '#records/keeping/drafts.ts'

/** What is typed in a form on the way, kept by the page's script every few seconds; or thrown away. The roof does both. */
export const draftRoutes = (): readonly Route[] => [
  { method: 'POST', path: '/drafts', did: 'typed in a form', permission: 'use-waymark', handle: keepOnTheWay },
  {
    method: 'POST',
    path: '/drafts/discard',
    did: 'threw away what they had typed',
    permission: 'use-waymark',
    handle: (visit) => redirect(draftPlace(visit.form)?.path ?? '/'),
  },
]

/**
 * Nothing is shown and nothing recorded, so there is nothing for the trail: a draft is its writer's alone. What comes of a form that was sent
 * meanwhile, is too long, or is of a form that isn't theirs, isn't kept, and the page says so.
 */
async function keepOnTheWay(visit: Visit): Promise<Answer> {
  visit.trail.written = true
  if (await wasSent(visit)) return json({ kept: false }, 409)
  return (await keepTyped(visit)) ? json({ kept: true, at: timeInEngland(visit.now) }) : json({ kept: false }, 422)
}
