import { get } from 'node:http'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import fastify from 'fastify'
import { assert } from '#test/support/assert.ts'
import { requestsUnderWay } from './requests-under-way.ts'

async function slowServer(milliseconds: number) {
  const server = fastify({ forceCloseConnections: true })
  const asked = Promise.withResolvers<null>()
  server.get('/', async () => {
    asked.resolve(null)
    await pause(milliseconds)
    return 'saved'
  })
  const untilNone = requestsUnderWay(server)
  const address = await server.listen({ port: 0, host: '127.0.0.1' })
  return { server, untilNone, asked: asked.promise, ask: () => answer(address) }
}

const answer = (address: string): Promise<string> =>
  new Promise((done) => {
    get(address, { agent: false }, (response) => {
      response.setEncoding('utf8').on('data', done)
    }).once('error', () => done('cut off'))
  })

test('a stop waits for the answer that is under way', async () => {
  const { server, untilNone, asked, ask } = await slowServer(200)
  const answered = ask()
  await asked
  await untilNone(10_000)
  await server.close()
  assert.equal(await answered, 'saved')
})

test('but not for ever', async () => {
  const { server, untilNone, asked, ask } = await slowServer(5_000)
  const answered = ask()
  await asked
  await untilNone(100)
  await server.close()
  assert.equal(await answered, 'cut off')
})

test('and not at all when nothing is under way', async () => {
  const { server, untilNone } = await slowServer(0)
  const before = performance.now()
  await untilNone(60_000)
  assert.ok(performance.now() - before < 50_000)
  await server.close()
})
