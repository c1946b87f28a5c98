import type { FastifyReply, FastifyRequest } from 'fastify'
import { html, type Html } from '#govuk/html.ts'
import { formToken } from '#platform/http/cross-site.ts'
import { Form } from '#platform/http/form.ts'
import { TooBusy } from '#platform/db/too-busy.ts'
import { hostAsked } from '#platform/http/host-asked.ts'
import { unguessable } from '#platform/http/server.ts'
import { withoutForbidden } from '#platform/forbidden-text.ts'
import { type Clock, dayInEngland } from '#platform/clock.ts'
import type { Authority } from '#installation/authorities.ts'
import { type Visitor, whoArrives } from '#records/access/arrivals.ts'
import { withFactsAt } from '#records/keeping/facts.ts'
import { untilGone } from '#records/keeping/until-gone.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { defaultLabels, type Labels } from '#rules/words/labels.ts'

export const cookieName = '__Host-waymark'
/** Holds, for a moment, the address that a save led to. */
export const savedCookieName = '__Host-waymark-saved'
export const cookieOptions = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const

/** Everything about one request before any page is asked. The authority's facts are those of the version that the request came upon. */
export type Received = {
  readonly authority: Authority | null
  readonly host: string
  readonly visitor: Visitor
  readonly cookie: string
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Empty until it is known who asks, and that they may. */
  readonly form: Form
  readonly labels: Labels
  readonly hidden: Html
  /** What the hidden fields carry in place of a once-only token, until each form of the page is given its own. */
  readonly once: string
  /** Tells when whoever asked has gone away without waiting for the answer. */
  readonly gone: AbortSignal
}

type Door = {
  readonly clock: Clock
  readonly secret: string
  readonly findAuthority: (host: string) => Promise<Authority | null>
  readonly proxySaysHost: boolean
}

const nothingSent = new Form(new Map())

/** Reads the head of the request: which authority by its host name, who by the cookie, which page. What was typed is read later. */
export async function receive(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<Received> {
  const gone = whenGone(reply)
  const { path, query } = addressOf(request.url)
  const host = hostAsked(request.headers, door.proxySaysHost)
  const now = door.clock.now()
  // The day is that of this one instant, also when midnight passes between two looks at the clock.
  const today = dayInEngland(now)
  const cookie = request.cookies[cookieName] ?? newCookie(reply)
  const once = unguessable()
  const found = await door.findAuthority(host)
  const { authority, visitor } =
    found === null
      ? { authority: null, visitor: { kind: 'nobody' } as const }
      : await arrive(found, cookie, { now, today, gone, changes: request.method === 'POST' })
  return {
    authority,
    host,
    visitor,
    cookie,
    now,
    today,
    path,
    params: textsOf(request.params),
    query,
    form: nothingSent,
    labels: authority === null ? defaultLabels : await loadLabels(authority.db),
    hidden: hiddenFields(formToken(door.secret, cookie), once),
    once,
    gone,
  }
}

function whenGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort(new TooBusy('Whoever asked has gone away.'))
  })
  return gone.signal
}

function newCookie(reply: FastifyReply): string {
  const cookie = unguessable()
  void reply.setCookie(cookieName, cookie, cookieOptions)
  return cookie
}

async function arrive(
  authority: Authority,
  cookie: string,
  at: Pick<Received, 'now' | 'today' | 'gone'> & { readonly changes: boolean },
): Promise<{ readonly authority: Authority; readonly visitor: Visitor }> {
  const { visitor, factsVersion } = await whoArrives(authority.door, cookie, at)
  const db = withFactsAt(authority.db, factsVersion)
  return { authority: { ...authority, db: at.changes ? db : untilGone(db, at.gone) }, visitor }
}

const hiddenFields = (token: string, once: string): Html =>
  html`<input type="hidden" name="_token" value="${token}" /><input type="hidden" name="_once" value="${once}" />`

/** The page and what is asked of it, whatever stands there: an address that no browser would write is asked for like any other. */
function addressOf(url: string): { readonly path: string; readonly query: URLSearchParams } {
  const [path = '/', ...query] = url.split('?')
  const asked = [...new URLSearchParams(query.join('?'))]
  return {
    path,
    query: new URLSearchParams(asked.map(([name, value]) => [withoutForbidden(name), withoutForbidden(value)])),
  }
}

const textsOf = (params: unknown): Record<string, string> =>
  typeof params === 'object' && params !== null
    ? Object.fromEntries(
        Object.entries(params).flatMap(([name, value]) =>
          typeof value === 'string' ? [[name, withoutForbidden(value)]] : [],
        ),
      )
    : {}
