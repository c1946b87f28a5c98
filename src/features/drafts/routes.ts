import { type Answer, json, redirect } from '#door/answers.ts'
import type { Route, Visit } from '#door/visit.ts'

/** What is typed in a form on the way, kept by the page's script every few seconds; or thrown away. The roof does both. */
export const draftRoutes = (): readonly Route[] => [
  { method: 'POST', path: '/drafts', did: 'typed in a form', permission: 'use-waymark', handle: keepTyped },
  {
    method: 'POST',
    path: '/drafts/discard',
    did: 'threw away what they had typed',
    permission: 'use-waymark',
    handle: (visit) => redirect(visit.form.text('_draft').startsWith('/meetings/') ? visit.form.text('_draft') : '/'),
  },
]

/** Nothing is shown and nothing recorded, so there is nothing for the trail: a draft is its writer's alone. */
function keepTyped(visit: Visit): Answer {
  visit.trail.written = true
  return json({ kept: true })
}
