import type { FastifyInstance, FastifyReply } from 'fastify'

/** What costs nothing to answer, or has to be answered most of all when there is much to do. */
const always = /^\/(assets|health)\//

/** Whether an address is one that neither counts nor waits: what a page is made of, and whether we are there at all. */
export const costsNothing = (url: string): boolean => always.test(url)

/**
 * Lets at most this many requests in at once; the next is answered by `refuse` straight away instead of waiting behind them all. A request
 * counts until its answer has left or its connection has closed.
 */
export function letInAtOnce(
  server: FastifyInstance,
  most: number,
  refuse: (reply: FastifyReply) => FastifyReply,
): void {
  let inside = 0
  server.addHook('onRequest', (request, reply, done) => {
    if (costsNothing(request.url)) {
      done()
      return
    }
    if (inside >= most) {
      refuse(reply)
      return
    }
    inside += 1
    reply.raw.once('close', () => {
      inside -= 1
    })
    done()
  })
}
