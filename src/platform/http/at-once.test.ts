import { test } from 'node:test'
import fastify from 'fastify'
import { assert } from '#test/support/assert.ts'
import { letInAtOnce } from './at-once.ts'

test('SEC-05 beyond so many requests at once the next is refused straight away; those that end or go away make room', async () => {
  const server = fastify({ forceCloseConnections: true })
  letInAtOnce(server, 2, (reply) => reply.code(503).send('too busy'))
  let leave: (() => void)[] = []
  let arrived = 0
  server.get('/slow', async () => {
    arrived += 1
    await new Promise<void>((left) => leave.push(left))
    return 'done'
  })
  server.get('/quick', () => 'done')
  server.get('/health/live', () => 'alive')
  const address = await server.listen({ port: 0, host: '127.0.0.1' })
  const status = async (path: string) => (await fetch(address + path)).status
  const until = async (said: () => boolean) => {
    while (!said()) await new Promise((later) => setTimeout(later, 10))
  }

  const goesAway = new AbortController()
  const slow = [fetch(`${address}/slow`), fetch(`${address}/slow`, { signal: goesAway.signal })]
  await until(() => arrived === 2)
  assert.equal(await status('/quick'), 503)
  assert.equal(await status('/health/live'), 200)

  goesAway.abort()
  await slow[1]?.catch(() => undefined)
  let last = 503
  while (last === 503) last = await status('/quick')
  assert.equal(last, 200)

  for (const each of leave) each()
  leave = []
  assert.equal((await slow[0])?.status, 200)
  assert.equal(await status('/quick'), 200)
  await server.close()
})
