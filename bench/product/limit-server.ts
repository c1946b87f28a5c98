/**
 * The machine's limit for one page: the same server software sends the same bytes from memory, after the same reads of the database,
 * named and prepared, through as large a pool as the product has. Started by rows/limit.ts, which sends it one order and reads its port.
 */
import process from 'node:process'
import fastify from 'fastify'
import { Pool } from 'pg'
import { z } from 'zod'

const order = z.object({
  database: z.string(),
  connections: z.number(),
  type: z.string(),
  body: z.string(),
  reads: z.array(z.object({ text: z.string(), values: z.array(z.unknown()) })),
})

process.once('message', (message) => void serve(order.parse(message)))
process.once('disconnect', () => process.exit())

async function serve({ database, connections, type, body, reads }: z.infer<typeof order>): Promise<void> {
  const pool = new Pool({ connectionString: database, max: connections })
  const bytes = Buffer.from(body, 'base64')
  const named = reads.map((read, at) => ({ name: `read_${at}`, ...read }))
  const server = fastify({ logger: false })
  server.get('/', async (_request, reply) => {
    await Promise.all(named.map((read) => pool.query(read)))
    return reply.header('content-type', type).send(bytes)
  })
  const address = await server.listen({ port: 0, host: '127.0.0.1' })
  process.send?.({ port: Number(new URL(address).port) })
}
