import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'

const words: Readonly<Record<number, readonly [title: string, sentence: string]>> = {
  404: ['Page not found', 'There is nothing at this address. If you typed it, check it is right.'],
  408: ['That took too long', 'The connection was too slow. Nothing was saved: try again.'],
  431: ['We could not take that', 'The address, or what your browser sent with it, is too long. Nothing was saved.'],
}
const otherwise = [
  'We could not take that',
  'What came could not be read. Nothing was saved: open the page again.',
] as const

/** A page without frame or style, for what no route ever sees: an address or a request that can't be read. */
export function plainPage(status: number): string {
  const [title, sentence] = words[status] ?? otherwise
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><main><h1>${title}</h1><p>${sentence}</p></main></body></html>`
}

const statusOf: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** Answers a connection on which no request could be read, and ends it. */
export function endUnread({ code = '' }: { readonly code?: string }, socket: Socket): void {
  if (socket.destroyed || code === 'ECONNRESET') return
  const status = statusOf[code] ?? 400
  const page = plainPage(status)
  if (socket.writable)
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(page)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n${page}`,
    )
  socket.destroySoon()
}
