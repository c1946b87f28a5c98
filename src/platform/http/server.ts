import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance } from 'fastify'
import { type Assets, serveAssets } from './assets.ts'
import { costsNothing } from './at-once.ts'
import { endUnread, plainPage } from './plain-page.ts'
import { takeBodiesLater } from './read-body.ts'

export type ServerSettings = {
  readonly assets: Assets
  /** What is written to the log: every request, only what broke, or nothing. */
  readonly logger: 'requests' | 'errors' | false
  /** Requests a minute from one address; production only, a browser test needs more than a person. */
  readonly requestsAMinute: number
  readonly trustProxy: boolean
  readonly patience?: Patience
}

/** For how many milliseconds a connection is waited for: nothing said, a request not whole, its head not whole; and how often one looks. */
export type Patience = {
  readonly silence: number
  readonly request: number
  readonly headers: number
  readonly look: number
}

/** A page may take half a minute to make, an upload of 20 MB two minutes to come. */
const usualPatience: Patience = { silence: 120_000, request: 300_000, headers: 20_000, look: 5_000 }

/** What a log line says: no address, whose query may name someone, and of a database error no detail, which holds values of the row. */
const serializers = {
  req: ({ method }: { method: string }) => ({ method }),
  err: ({ name, message, stack = '', code }: Error & { code?: string }) => ({ type: name, message, stack, code }),
}

/**
 * A server with everything every answer needs: content security policy from nothing with a nonce for each request, no-store, cookies,
 * forms that are read when they are asked for, connections that end when nobody speaks, assets under /assets/ (one year, their address changes with their content). (trust.md 8)
 */
export async function buildServer(settings: ServerSettings): Promise<FastifyInstance> {
  const patience = settings.patience ?? usualPatience
  const server = fastify({
    logger:
      settings.logger === false ? false : { level: settings.logger === 'requests' ? 'info' : 'error', serializers },
    // The proxy beside us, and nobody before it whose word anyone could forge.
    trustProxy: settings.trustProxy ? (_address, hop) => hop === 0 : false,
    forceCloseConnections: true,
    // Nobody speaks, in either direction; everything asked has to have come; and what is asked at all.
    clientErrorHandler: endUnread,
    frameworkErrors: (_error, _request, { raw }) => {
      raw.writeHead(404, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
      raw.end(plainPage(404))
    },
    connectionTimeout: patience.silence,
    requestTimeout: patience.request,
    http: { headersTimeout: patience.headers, connectionsCheckingInterval: patience.look },
  })
  await server.register(cookie)
  takeBodiesLater(server)
  await server.register(multipart, { throwFileSizeLimit: false })
  await server.register(rateLimit, {
    max: settings.requestsAMinute,
    timeWindow: '1 minute',
    allowList: ({ url }) => costsNothing(url),
  })
  await server.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: [],
        styleSrc: [],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: true,
    referrerPolicy: { policy: 'same-origin' },
  })
  server.addHook('onRequest', (_request, reply, done) => {
    void reply.header('cache-control', 'no-store')
    done()
  })
  serveAssets(server, settings.assets)
  return server
}

/** A value nobody can guess: 32 random bytes for cookies and once-only forms. */
export const unguessable = (): string => randomBytes(32).toString('base64url')
