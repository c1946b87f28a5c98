import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { compressed, type Encoding, encodingFor } from './compress.ts'

/** What a browser is told a file is, and whether compressing it is worth anything. */
const types: Readonly<Record<string, { readonly mediaType: string; readonly isText: boolean }>> = {
  '.css': { mediaType: 'text/css; charset=utf-8', isText: true },
  '.js': { mediaType: 'text/javascript; charset=utf-8', isText: true },
  '.svg': { mediaType: 'image/svg+xml', isText: true },
  '.woff2': { mediaType: 'font/woff2', isText: false },
}

/** The files of a folder that are served, and `prefix`, `/assets/<hash of their content>/`, under which they never change. */
export type Assets = { readonly folder: string; readonly names: readonly string[]; readonly prefix: string }

/**
 * Serves these files from memory, compressed once, to be kept by browsers for a year. Under another hash, which a page of another version
 * asks for, there is the file of this version, to be kept by nobody.
 */
export function serveAssets(server: FastifyInstance, { folder, names, prefix }: Assets): void {
  const kept = new Map<string, Promise<Buffer>>()
  const once = (key: string, make: () => Promise<Buffer>): Promise<Buffer> => {
    const made = kept.get(key) ?? make()
    kept.set(key, made)
    return made
  }
  const asSent = (name: string, encoding: Encoding | null): Promise<Buffer> => {
    const plain = once(name, () => readFile(join(folder, name)))
    if (encoding === null) return plain
    return once(`${name} ${encoding}`, async () => compressed(await plain, encoding, 'kept'))
  }
  server.get<{ Params: { hash: string; name: string } }>('/assets/:hash/:name', async (request, reply) => {
    const { hash, name } = request.params
    const type = types[extname(name)]
    if (type === undefined || !names.includes(name)) {
      reply.callNotFound()
      return reply
    }
    const encoding = type.isText ? encodingFor(request.headers['accept-encoding']) : null
    if (encoding !== null) void reply.header('content-encoding', encoding)
    if (prefix === `/assets/${hash}/`) void reply.header('cache-control', 'public, max-age=31536000, immutable')
    return reply
      .type(type.mediaType)
      .header('vary', 'accept-encoding')
      .send(await asSent(name, encoding))
  })
}
