import { say } from '#rules/words/name-for.ts'
import type { FastifyRequest } from 'fastify'
import {
  meanwhilePage,
  notFoundPage,
  notTakenPage,
  notYoursPage,
  tooMuchPage,
  unknownHostPage,
} from './mistake-pages.ts'
import { type Answer, conflict, redirect, refusal } from './answers.ts'
import { isTakenMeanwhile } from '#platform/db/taken-meanwhile.ts'
import { comesFromElsewhere } from '#platform/http/cross-site.ts'
import { BodyRefused } from '#platform/http/read-body.ts'
import { ledBefore } from '#records/change/change.ts'
import { countOverdue } from '#records/actions/actions-asked.ts'
import { type TrailRow, writeTrail } from '#records/keeping/trail.ts'
import type { Actor } from '#rules/access/actor.ts'
import { may, type Permission, permissions } from '#rules/access/permissions.ts'
import { whoCan } from '#rules/access/role-words.ts'
import type { DoorKeeper } from './door-keeper.ts'
import { keepOrDropDraft } from './drafts.ts'
import { readSent, type SentBy } from './read-sent.ts'
import type { Received } from './receive.ts'
import { fromElsewhere, notOurForm, turnedAway } from './turned-away.ts'
import { orWhereItWent } from './where-it-went.ts'
import { withTyped } from './typed-again.ts'
import type { Route, Visit } from './visit.ts'

/**
 * Lets one request through to its route, or says why not: an unknown host, a post from another site, nobody signed in, a permission the
 * person hasn't, and only then, with its token first, what was sent. Whatever a signed-in person is answered, one trail row is written
 * before. (SEC-02, SEC-03)
 */
export async function answerRoute(
  route: Route,
  received: Received,
  request: FastifyRequest,
  keeper: DoorKeeper,
): Promise<Answer> {
  if (isFromElsewhere(route, request)) return fromElsewhere(route, received)
  const sentBy = (by: SentBy) => sentWith(route, received, request, { by, secret: keeper.secret })
  if (route.permission === 'anyone') {
    const sent = await sentBy({ who: 'anybody' })
    if (sent.refused !== null) return sent.refused
    const visit = { ...received, form: sent.form, db: received.authority?.db ?? null }
    return withWords(await route.handle(visit), received.authority)
  }
  const { authority, visitor } = received
  if (authority === null) return { kind: 'page', status: 404, content: unknownHostPage(), saw: [] }
  if (visitor.kind !== 'signed-in') return turnedAway(route, { ...received, authority }, request, keeper)
  const { actor } = visitor
  const visit: Visit = {
    ...received,
    authority,
    db: authority.db,
    actor,
    looking: { actor, permission: route.permission, today: received.today },
    did: say(route.did, received.labels),
    method: route.method,
    trail: { written: false, saved: false },
    mayOpen: (path) => mayOpen(actor, keeper, path),
  }
  const { permission, handle } = route
  return answerVisit(visit, async () => {
    if (!may(actor, permission)) return notYours(visit, permission)
    return withOverdue(visit, async () => {
      const sent = await sentBy({ who: 'signed-in', file: route.takesFile ?? 0 })
      if (sent.refused !== null) return sent.refused
      const asking = { ...visit, form: sent.form }
      return orWhereItWent(asking, withWords(await handled(asking, handle), authority))
    })
  })
}

/** The answer, and where it is a page what its menu counts: asked together with the page's own first question. (AC-02) */
async function withOverdue(visit: Visit, answering: () => Promise<Answer>): Promise<Answer> {
  const count = () => countOverdue(visit.db, { ...visit.looking, permission: 'see-child' })
  const counting = visit.method === 'GET' ? Promise.allSettled([count()]) : null
  const answer = await answering()
  if (answer.kind !== 'page') return answer
  const [counted] = await (counting ?? Promise.allSettled([count()]))
  return counted.status === 'fulfilled' ? { ...answer, overdue: counted.value } : answer
}

const mayOpen = (actor: Actor, { permissionAt }: DoorKeeper, path: string): boolean => {
  const permission = permissionAt(path)
  return permission !== null && may(actor, permission)
}

type Sent = Pick<Received, 'form'> & { readonly refused: Answer | null }

async function sentWith(
  route: Route,
  received: Received,
  request: FastifyRequest,
  { by, secret }: { readonly by: SentBy; readonly secret: string },
): Promise<Sent> {
  if (route.method !== 'POST') return { form: received.form, refused: null }
  try {
    return { form: await readSent(request, by, secret, received.cookie), refused: null }
  } catch (error) {
    if (!(error instanceof BodyRefused)) throw error
    return { form: received.form, refused: await notTaken(error, route, received) }
  }
}

async function notTaken({ why, form }: BodyRefused, route: Route, received: Received): Promise<Answer> {
  if (why === 'not-ours') return notOurForm(route, received, form)
  return why === 'too-much'
    ? { kind: 'page', status: 413, content: tooMuchPage(), saw: [] }
    : { kind: 'page', status: 400, content: notTakenPage(), saw: [] }
}

/** Answers, keeps or drops what was typed, and writes the trail; a fault is in the trail too. */
async function answerVisit(visit: Visit, answering: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await answering()
    if (!visit.trail.written) await writeTrail(visit.db, rowOf(visit, answer))
    return answer
  } catch (error) {
    await writeTrail(visit.db, { ...rowOf(visit, null), outcome: 'failed' })
    throw error
  }
}

/**
 * The route's own answer. Where somebody else saved the same at the same moment, it is asked once more, and finds there what it would have
 * found a moment later: its own sentence about it.
 */
async function handled(visit: Visit, handle: (visit: Visit) => Promise<Answer> | Answer): Promise<Answer> {
  const first = await tried(visit, handle)
  // What was saved took its draft along.
  const isDone = visit.trail.saved && first.kind === 'redirect'
  const answer = await asBefore(visit, first)
  if (visit.method === 'POST' && answer.kind !== 'json' && !isDone) await keepOrDropDraft(visit, answer)
  return answer.kind === 'redirect' && visit.trail.saved ? { saved: true, ...answer } : answer
}

/**
 * Where a form was saved and is sent again, as it was, a handler that looks before it changes finds that there is nothing left to do, and
 * would say that nothing was saved: it leads where it led. (SEC-05)
 */
async function asBefore(visit: Visit, answer: Answer): Promise<Answer> {
  if (visit.method !== 'POST' || answer.kind !== 'page' || visit.trail.saved) return answer
  const goTo = await ledBefore(visit)
  if (goTo === null || goTo === '') return answer
  visit.trail.saved = true
  return redirect(goTo)
}

async function tried(visit: Visit, handle: (visit: Visit) => Promise<Answer> | Answer): Promise<Answer> {
  try {
    return await handle(visit)
  } catch (error) {
    if (visit.method !== 'POST' || !isTakenMeanwhile(error)) throw error
  }
  try {
    visit.trail.written = false
    return await handle(visit)
  } catch (error) {
    if (!isTakenMeanwhile(error)) throw error
    return conflict(withTyped(meanwhilePage(), visit.form))
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

function isFromElsewhere(route: Route, request: FastifyRequest): boolean {
  const said = (name: string) => {
    const value = request.headers[name]
    return typeof value === 'string' ? value : undefined
  }
  return comesFromElsewhere(route.method, { site: said('sec-fetch-site'), mode: said('sec-fetch-mode') })
}
