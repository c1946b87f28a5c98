import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { assetNames, assetsFolder, assetsPrefix } from './govuk/assets.ts'
import { brokenPage, busyPage, notFoundPage, notTakenPage, tooMuchPage, unknownHostPage } from './door/mistake-pages.ts'
import type { Clock } from './platform/clock.ts'
import { isTooBusy } from './platform/db/too-busy.ts'
import { letInAtOnce } from './platform/http/at-once.ts'
import { buildServer, type Patience } from './platform/http/server.ts'
import { permissions } from './rules/access/permissions.ts'
import { answerRoute } from './door/answer-route.ts'
import { sendAlone, sendBusy } from './door/busy.ts'
import { type DoorKeeper, permissionAmong } from './door/door-keeper.ts'
import { sentBefore } from './door/read-sent.ts'
import { withTyped, withTypedAfterFault } from './door/typed-again.ts'
import type { PageContent } from './govuk/layout/page-content.ts'
import { receive } from './door/receive.ts'
import type { Authority } from './installation/authorities.ts'
import { sendAnswer } from './door/send-answer.ts'
import type { Route } from './door/visit.ts'

export type AppSettings = {
  readonly production: boolean
  readonly clock: Clock
  readonly secret: string
  readonly findAuthority: (host: string) => Promise<Authority | null>
  /** Whether the databases answer; the truth behind /health/ready. */
  readonly isReady: () => Promise<boolean>
  /** Called when an authority has taken a post: what it changed may have written messages to send. */
  readonly afterPost: (authorityKey: string) => void
  readonly logger: 'requests' | 'errors' | false
  readonly requestsAMinute: number
  /** How many requests are let in at once; the next is told to come back. */
  readonly requestsAtOnce: number
  readonly trustProxy: boolean
  /** Whether the proxy's X-Forwarded-Host is the host that was asked, which it then sets on every request. */
  readonly proxySaysHost: boolean
  /** For how long a connection is waited for, where not as usual. */
  readonly patience?: Patience
}

/** Waymark as a value: a server with these routes, that the composition root starts and a test injects requests into. */
export async function buildApp(settings: AppSettings, routes: readonly Route[]): Promise<FastifyInstance> {
  const assets = { folder: assetsFolder, names: assetNames, prefix: assetsPrefix }
  const server = await buildServer({ ...settings, assets })
  letInAtOnce(server, settings.requestsAtOnce, (reply) => sendBusy(reply))
  refuseRoutesWithoutPermission(routes)
  const keeper = { secret: settings.secret, permissionAt: permissionAmong(routes) }
  for (const route of routes) addRoute(server, route, settings, keeper)
  addHealth(server, settings)
  server.setErrorHandler((error, request, reply) => sendFault(error, request, reply, settings))
  server.setNotFoundHandler(async (request, reply) => {
    const received = await receive(settings, request, reply)
    const content = received.authority === null ? unknownHostPage() : notFoundPage()
    return sendAnswer({ kind: 'page', status: 404, content, saw: [] }, received, reply)
  })
  return server
}

/** Every fault is a page, with what was typed on it, also when nothing can be asked of a database. (SEC-05) */
async function sendFault(error: unknown, request: FastifyRequest, reply: FastifyReply, settings: AppSettings) {
  const typed = await sentBefore(request, settings.secret).catch(() => null)
  if (isTooBusy(error)) {
    if (!reply.raw.destroyed) request.log.error({ err: error }, 'too busy')
    return sendBusy(reply, typed)
  }
  const status = statusOf(error)
  if (status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'a request broke')
  if (status === 429) return sendAlone(reply, status, withTyped(busyPage(), typed))
  const content = status < 500 ? withTyped(contentOf(status), typed) : withTypedAfterFault(contentOf(status), typed)
  const received = await receive(settings, request, reply).catch(() => null)
  if (received === null) return sendAlone(reply, status, content)
  return sendAnswer({ kind: 'page', status, content, saw: [] }, received, reply)
}

function contentOf(status: number): PageContent {
  if (status === 413) return tooMuchPage()
  return status < 500 ? notTakenPage() : brokenPage()
}

/** What a request that couldn't even be read is answered with: the server's own 4xx, else 500. */
const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500

function addRoute(server: FastifyInstance, route: Route, settings: AppSettings, keeper: DoorKeeper): void {
  server.route({
    method: route.method,
    url: route.path,
    handler: async (request, reply) => {
      const received = await receive(settings, request, reply)
      const answer = await answerRoute(route, received, request, keeper)
      if (route.method === 'POST' && received.authority !== null) settings.afterPost(received.authority.key)
      return sendAnswer(answer, received, reply)
    },
  })
}

/** A route that names no permission never starts; the types say so too, this says it to whoever casts around them. (SEC-02) */
export function refuseRoutesWithoutPermission(routes: readonly Route[]): void {
  for (const route of routes) {
    const known = route.permission === 'anyone' || Object.hasOwn(permissions, route.permission)
    if (!known)
      throw new Error(`${route.method} ${route.path} names no permission of rules/access/permissions.ts: name one`)
  }
}

function addHealth(server: FastifyInstance, settings: AppSettings): void {
  server.get('/health/live', (_request, reply) => reply.send({ live: true }))
  server.get('/health/ready', async (_request, reply) => {
    const ready = await settings.isReady()
    return reply.code(ready ? 200 : 503).send({ ready })
  })
}
