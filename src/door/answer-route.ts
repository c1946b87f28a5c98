import type { FastifyRequest } from 'fastify'
import { html } from '#govuk/html.ts'
import { notFoundPage, notYoursPage, typedAgainPage, unknownHostPage } from './mistake-pages.ts'
import { type Answer, redirect, refusal } from './answers.ts'
import { comesFromElsewhere, isOurToken } from '#platform/http/cross-site.ts'
import { type TrailRow, writeTrail } from '#records/keeping/trail.ts'
import { may, type Permission, permissions } from '#rules/access/permissions.ts'
import { whoCan } from '#rules/access/role-words.ts'
import { keepOrDropDraft } from './drafts.ts'
import type { Received } from './receive.ts'
import type { Route, Visit } from './visit.ts'

/**
 * Lets one request through to its route, or says why not: a post from another site, an unknown host, nobody signed in, a permission
 * the person hasn't. Whatever a signed-in person is answered, one trail row is written before. (SEC-02, SEC-03)
 */
export async function answerRoute(
  route: Route,
  received: Received,
  request: FastifyRequest,
  secret: string,
): Promise<Answer> {
  if (isForeign(route, received, request, secret))
    return typedAgain(route, received, request, 'We could not take that', notFromHere)
  if (route.permission === 'anyone')
    return withWords(await route.handle({ ...received, db: received.authority?.db ?? null }), received.authority)
  if (received.authority === null) return { kind: 'page', status: 404, content: unknownHostPage(), saw: [] }
  if (received.visitor.kind !== 'signed-in') return turnedAway(route, received, request)
  const visit: Visit = {
    ...received,
    authority: received.authority,
    db: received.authority.db,
    actor: received.visitor.actor,
    looking: { actor: received.visitor.actor, permission: route.permission, today: received.today },
    did: route.did,
    method: route.method,
    trail: { written: false },
  }
  return answerVisit(visit, route.permission, route.handle)
}

async function answerVisit(
  visit: Visit,
  permission: Permission,
  handle: (visit: Visit) => Promise<Answer> | Answer,
): Promise<Answer> {
  try {
    const answer = may(visit.actor, permission)
      ? withWords(await handle(visit), visit.authority)
      : notYours(visit, permission)
    if (visit.method === 'POST') await keepOrDropDraft(visit.db, visit.actor.personId, visit, answer)
    if (!visit.trail.written) await writeTrail(visit.db, rowOf(visit, answer))
    return answer
  } catch (error) {
    await writeTrail(visit.db, { ...rowOf(visit, null), outcome: 'failed' })
    throw error
  }
}

const notYours = ({ labels }: Visit, permission: Permission): Answer =>
  refusal(notYoursPage(whoCan(permission, labels), permissions[permission].says), `no permission: ${permission}`)

/** A feature says only that there is nothing; the words are the same everywhere. */
const withWords = (answer: Answer, authority: { readonly name: string } | null): Answer =>
  answer.kind === 'page' && answer.status === 404
    ? { ...answer, content: authority === null ? unknownHostPage() : notFoundPage() }
    : answer

const rowOf = (visit: Visit, answer: Answer | null): TrailRow => ({
  at: visit.now,
  personId: visit.actor.personId,
  did: visit.did,
  method: visit.method,
  path: visit.path,
  outcome: answer === null ? 'failed' : outcomeOf(answer),
  because: answer?.kind === 'page' ? (answer.because ?? null) : null,
  children: answer === null || answer.kind === 'redirect' ? [] : answer.saw,
})

function outcomeOf(answer: Answer): TrailRow['outcome'] {
  if (answer.kind === 'redirect' || answer.kind === 'file') return 'done'
  if (answer.status === 404) return 'not-found'
  if (answer.status === 403 || answer.status === 409) return 'refused'
  return answer.status >= 400 ? 'mistake' : 'done'
}

function isForeign(route: Route, received: Received, request: FastifyRequest, secret: string): boolean {
  const said = (name: string) => {
    const value = request.headers[name]
    return typeof value === 'string' ? value : undefined
  }
  if (comesFromElsewhere(route.method, { site: said('sec-fetch-site'), mode: said('sec-fetch-mode') })) return true
  return route.method === 'POST' && !isOurToken(secret, received.cookie, received.form.text('_token'))
}

const notFromHere =
  'This form did not come from a page of this service that is still open, or your browser does not keep our cookie. Open the page again and send it from there.'

async function turnedAway(route: Route, received: Received, request: FastifyRequest): Promise<Answer> {
  if (route.method === 'POST' && received.authority !== null && received.visitor.kind === 'expired')
    await keepOrDropDraft(received.authority.db, received.visitor.personId, received, null)
  const back =
    route.method === 'GET' ? `${received.path}${received.query.size > 0 ? `?${received.query.toString()}` : ''}` : '/'
  if (route.method === 'GET') return redirect(`/sign-in?to=${encodeURIComponent(back)}`)
  const why =
    'You were signed out because nothing happened for 30 minutes, or you were not signed in. Sign in and send it again.'
  return typedAgain(route, received, request, 'Sign in to save this', why)
}

/** Nothing typed is lost: a post that can't be taken shows every word again. (SEC-05) */
async function typedAgain(
  route: Route,
  received: Received,
  request: FastifyRequest,
  title: string,
  why: string,
): Promise<Answer> {
  if (received.authority !== null)
    await writeTrail(received.authority.db, {
      at: received.now,
      personId: received.visitor.kind === 'signed-in' ? received.visitor.actor.personId : null,
      did: route.did,
      method: route.method,
      path: received.path,
      outcome: 'refused',
      because: title,
      children: [],
    })
  const typed = [...received.form.fields]
    .filter(([name]) => !name.startsWith('_'))
    .flatMap(([name, values]) => values.filter((value) => value !== '').map((value) => [name, value] as const))
  const next = html`<a class="govuk-link" href="/sign-in?to=${encodeURIComponent(pageOfForm(request))}">Sign in</a>, or
    go <a class="govuk-link" href="${pageOfForm(request)}">back to the page</a>.`
  return refusal(typedAgainPage(title, why, typed, next), 'post not taken')
}

/** The page the form stood on, by the browser's own word, as a path of this service only. */
function pageOfForm(request: FastifyRequest): string {
  const referer = request.headers.referer
  const page = referer === undefined ? null : URL.parse(referer)
  return page?.host === request.host ? `${page.pathname}${page.search}` : '/'
}
