import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance } from 'fastify'
import { type Assets, serveAssets } from './assets.ts'

export type ServerSettings = {
  readonly assets: Assets
  /** What is written to the log: every request, only what broke, or nothing. */
  readonly logger: 'requests' | 'errors' | false
  /** Requests a minute from one address; production only, a browser test needs more than a person. */
  readonly requestsAMinute: number
  readonly trustProxy: boolean
}

/** What a log line says: no address, whose query may name someone, and of a database error no detail, which holds values of the row. */
const serializers = {
  req: ({ method }: { method: string }) => ({ method }),
  err: ({ name, message, stack = '', code }: Error & { code?: string }) => ({ type: name, message, stack, code }),
}

/** The largest upload taken into memory, in bytes; a larger file is cut there and answered with a sentence. */
export const largestUpload = 25 * 1024 * 1024

/**
 * A server with everything every answer needs: content security policy from nothing with a nonce for each request, no-store, cookies,
 * forms, uploads cut at `largestUpload`, assets under /assets/ (one year, their address changes with their content). (trust.md 8)
 */
export async function buildServer(settings: ServerSettings): Promise<FastifyInstance> {
  const server = fastify({
    logger:
      settings.logger === false ? false : { level: settings.logger === 'requests' ? 'info' : 'error', serializers },
    trustProxy: settings.trustProxy,
    bodyLimit: 2 * 1024 * 1024,
    forceCloseConnections: true,
  })
  await server.register(cookie)
  await server.register(formbody)
  await server.register(multipart, {
    limits: { fileSize: largestUpload, files: 10, fields: 200 },
    throwFileSizeLimit: false,
  })
  await server.register(rateLimit, { max: settings.requestsAMinute, timeWindow: '1 minute' })
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
