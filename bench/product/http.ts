import { Agent, type IncomingMessage, request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

/** An answer as it came over the wire. */
export type Answer = {
  readonly status: number
  readonly location: string
  readonly type: string
  readonly cookie: string | null
  /** Bytes of the body on the wire, as encoded. */
  readonly wire: number
  /** The body, decoded. */
  readonly body: () => Buffer
}

export type Asked = {
  readonly port: number
  readonly host: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Record<string, string>
  readonly payload: string | Buffer | null
}

const agent = new Agent({ keepAlive: true, maxSockets: 2_000, scheduling: 'lifo' })

/** Sends one request and reads the whole answer. Rejects when the connection breaks. */
export const send = (asked: Asked): Promise<Answer> =>
  new Promise((done, failed) => {
    const { port, method, path, payload } = asked
    const headers = { host: asked.host, 'accept-encoding': 'br, gzip', ...asked.headers, ...lengthOf(payload) }
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.once('end', () => done(answerOf(response, Buffer.concat(parts))))
      response.once('error', failed)
    })
    sent.once('error', failed)
    sent.end(payload ?? undefined)
  })

const lengthOf = (payload: string | Buffer | null) =>
  payload === null ? {} : { 'content-length': Buffer.byteLength(payload) }

function answerOf(response: IncomingMessage, bytes: Buffer): Answer {
  const { headers } = response
  return {
    status: response.statusCode ?? 0,
    location: headers.location ?? '',
    type: headers['content-type'] ?? '',
    cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? null,
    wire: bytes.length,
    body: () => decoded(bytes, headers['content-encoding']),
  }
}

function decoded(bytes: Buffer, encoding: string | undefined): Buffer {
  if (encoding === 'br') return brotliDecompressSync(bytes)
  return encoding === 'gzip' ? gunzipSync(bytes) : bytes
}
