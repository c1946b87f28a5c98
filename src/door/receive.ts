import type { FastifyReply, FastifyRequest } from 'fastify'
import { html, type Html } from '#govuk/html.ts'
import { formToken } from '#platform/http/cross-site.ts'
import { Form, formFromBody, type UploadedFile, withoutNul } from '#platform/http/form.ts'
import { TooBusy } from '#platform/db/too-busy.ts'
import { largestUpload, unguessable } from '#platform/http/server.ts'
import type { Clock } from '#platform/clock.ts'
import type { Authority } from '#installation/authorities.ts'
import { type Visitor, whoArrives } from '#records/access/arrivals.ts'
import { withFactsAt } from '#records/keeping/facts.ts'
import { untilGone } from '#records/keeping/until-gone.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { type Labels, labelsWith } from '#rules/words/labels.ts'

export const cookieName = '__Host-waymark'
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
  readonly form: Form
  readonly labels: Labels
  readonly hidden: Html
  /** Tells when whoever asked has gone away without waiting for the answer. */
  readonly gone: AbortSignal
}

const defaultLabels = labelsWith(new Map())

type Door = {
  readonly clock: Clock
  readonly secret: string
  readonly findAuthority: (host: string) => Promise<Authority | null>
}

/** Reads the request: which authority by its host name, who by the cookie, what was typed. */
export async function receive(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  read: (request: FastifyRequest) => Promise<Form> = readForm,
): Promise<Received> {
  const gone = whenGone(reply)
  const address = new URL(request.url.replaceAll('%00', ''), 'http://waymark.invalid')
  const now = door.clock.now()
  const today = door.clock.today()
  const cookie = request.cookies[cookieName] ?? newCookie(reply)
  const found = await door.findAuthority(request.hostname)
  const { authority, visitor } =
    found === null
      ? { authority: null, visitor: { kind: 'nobody' } as const }
      : await arrive(found, cookie, { now, today, gone, changes: request.method === 'POST' })
  return {
    authority,
    host: request.hostname,
    visitor,
    cookie,
    now,
    today,
    path: address.pathname,
    params: textsOf(request.params),
    query: address.searchParams,
    form: await read(request),
    labels: authority === null ? defaultLabels : await loadLabels(authority.db),
    hidden: hiddenFields(formToken(door.secret, cookie)),
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

const hiddenFields = (token: string): Html =>
  html`<input type="hidden" name="_token" value="${token}" /><input
      type="hidden"
      name="_once"
      value="${unguessable()}"
    />`

const textsOf = (params: unknown): Record<string, string> =>
  typeof params === 'object' && params !== null
    ? Object.fromEntries(
        Object.entries(params).flatMap(([name, value]) =>
          typeof value === 'string' ? [[name, withoutNul(value)]] : [],
        ),
      )
    : {}

async function readForm(request: FastifyRequest): Promise<Form> {
  if (!request.isMultipart()) return formFromBody(request.body)
  const fields = new Map<string, string[]>()
  const files: UploadedFile[] = []
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string')
        fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), part.value])
      continue
    }
    const bytes = await part.toBuffer()
    files.push({
      field: part.fieldname,
      fileName: part.filename,
      bytes,
      tooLarge: bytes.length >= largestUpload || part.file.truncated,
    })
  }
  return new Form(fields, files)
}
