import type { FastifyInstance } from 'fastify'

/**
 * Counts the requests of a server that is not listening yet. The function returned waits until none is under way, at most `patience`
 * milliseconds, so that a stop cuts off nobody's save; new requests are answered meanwhile and asked to come back on a new connection.
 */
export function requestsUnderWay(server: FastifyInstance): (patience: number) => Promise<void> {
  const underWay = new Set<object>()
  let leaving: (() => void) | null = null
  server.addHook('onRequest', (request, reply, done) => {
    underWay.add(request)
    if (leaving !== null) void reply.header('connection', 'close')
    reply.raw.once('close', () => {
      underWay.delete(request)
      if (underWay.size === 0) leaving?.()
    })
    done()
  })
  return (patience) =>
    new Promise((left) => {
      leaving = left
      setTimeout(left, patience).unref()
      if (underWay.size === 0) left()
    })
}
