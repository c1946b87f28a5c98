import { say } from '#rules/words/name-for.ts'
import type { FastifyRequest } from 'fastify'
import { html } from '#govuk/html.ts'
import { ownPath } from '#platform/http/own-path.ts'
import { BodyRefused } from '#platform/http/read-body.ts'
import type { Form } from '#platform/http/form.ts'
import type { Authority } from '#installation/authorities.ts'
import { loadActor } from '#records/access/actors.ts'
import { draftPlace } from '#records/keeping/drafts.ts'
import { writeTrail } from '#records/keeping/trail.ts'
import { may } from '#rules/access/permissions.ts'
import { type Answer, redirect, refusal } from './answers.ts'
import type { DoorKeeper } from './door-keeper.ts'
import { keepOrDropDraft } from './drafts.ts'
import { sendAgainPage } from './mistake-pages.ts'
import { readSent } from './read-sent.ts'
import type { Received } from './receive.ts'
import { withTyped } from './typed-again.ts'
import type { Route } from './visit.ts'

const couldNotTake = 'We could not take that'
const notFromHere =
  'This form did not come from a page of this service that is still open, or your browser does not keep our cookie. Open the page again and send it from there.'
const signedOut =
  'You were signed out because nothing happened for 30 minutes, or you were not signed in. Sign in and send it again.'

/** Another site's page sent this: nothing of it is read. */
export async function fromElsewhere(route: Route, received: Received): Promise<Answer> {
  await trailOf(route, received)
  return refusal(sendAgainPage(couldNotTake, notFromHere, backTo('/')), couldNotTake)
}

/**
 * The form has no token of ours, or one from before somebody signed in again. A signed-in person is shown their words; where anybody may
 * post, nobody's are.
 */
export async function notOurForm(route: Route, received: Received, form: Form | null): Promise<Answer> {
  const isOpen = route.permission === 'anyone'
  if (isOpen) await trailOf(route, received)
  const content = sendAgainPage(couldNotTake, notFromHere, backTo(isOpen ? '/' : received.path))
  return refusal(withTyped(content, isOpen ? null : form), couldNotTake)
}

/**
 * Nobody is signed in. A page is asked for again after signing in. A form sent after its session ran out is shown again, and kept where it
 * keeps drafts; anybody else's isn't even read. (SEC-05)
 */
export async function turnedAway(
  route: Route,
  received: Received & { readonly authority: Authority },
  request: FastifyRequest,
  keeper: DoorKeeper,
): Promise<Answer> {
  if (route.method === 'GET') {
    const asked = received.query.toString()
    return redirect(`/sign-in?to=${encodeURIComponent(`${received.path}${asked === '' ? '' : `?${asked}`}`)}`)
  }
  const own = await ownForm(route, received, request, keeper)
  // Of a form that isn’t read, because its person signed out in another window, the page it stood on is known, where its draft is offered.
  const place = own === null ? null : draftPlace(own)
  const page = place?.path ?? pageOfForm(request, received.host)
  const again = place === null ? page : withDraftBack(page, received)
  const next = html`<a class="govuk-link" href="/sign-in?to=${encodeURIComponent(again)}">Sign in</a>, or go
    <a class="govuk-link" href="${page}">back to the page</a>.`
  await trailOf(route, received)
  return refusal(withTyped(sendAgainPage('Sign in to save this', signedOut, next), own), 'signed out')
}

/** The page with what was typed put back, asked for as it was. */
function withDraftBack(page: string, { path, query }: Received): string {
  const asked = path === page ? [...query].filter(([name]) => name !== 'draft') : []
  return `${page}?${new URLSearchParams([...asked, ['draft', 'yes']]).toString()}`
}

/** What somebody sent whose session has run out, from a form this browser was given; null of anybody else. */
async function ownForm(
  route: Route,
  received: Received & { readonly authority: Authority },
  request: FastifyRequest,
  keeper: DoorKeeper,
): Promise<Form | null> {
  const { visitor, authority, now, today } = received
  if (visitor.kind !== 'expired') return null
  const sentBy = { who: 'expired', file: route.permission === 'anyone' ? 0 : (route.takesFile ?? 0) } as const
  try {
    const form = await readSent(request, sentBy, keeper.secret, received.cookie)
    const actor = draftPlace(form) === null ? null : await loadActor(authority.db, visitor.personId, today)
    const mayOpen = (path: string) => {
      const permission = keeper.permissionAt(path)
      return actor !== null && permission !== null && may(actor, permission)
    }
    if (actor !== null)
      await keepOrDropDraft({ db: authority.db, actor, path: received.path, form, now, mayOpen }, null)
    return form
  } catch (error) {
    if (error instanceof BodyRefused) return null
    throw error
  }
}

/** A refused post of somebody we know is in the trail; of anybody else there is nobody to say it of. */
async function trailOf(route: Route, { authority, visitor, now, path, labels }: Received): Promise<void> {
  const personId =
    visitor.kind === 'signed-in' ? visitor.actor.personId : visitor.kind === 'expired' ? visitor.personId : null
  if (authority === null || personId === null) return
  const { method } = route
  const did = say(route.did, labels)
  const because = visitor.kind === 'expired' ? 'signed out' : couldNotTake
  await writeTrail(authority.db, { at: now, personId, did, method, path, outcome: 'refused', because, children: [] })
}

const backTo = (page: string) => html`Go <a class="govuk-link" href="${page}">back to the page</a>.`

/** The page the form stood on, by the browser's own word, as a path of this service only. */
function pageOfForm(request: FastifyRequest, host: string): string {
  const page = URL.parse(request.headers.referer ?? '')
  return page?.hostname === host ? ownPath(`${page.pathname}${page.search}`) : '/'
}
