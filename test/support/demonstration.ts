import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { escapeIdentifier as name } from 'pg'
import { type Demonstration, fillDemonstration } from '#demonstration/fill-demonstration.ts'
import { withConnection } from '#platform/db/connect.ts'
import type { DB } from '#records/keeping/schema.ts'
import { type AtEnd, testDatabase, type TestDatabase } from './database.ts'
import { testServer } from './shared-cluster.ts'

/** A database of a test's own with this demonstration in it, which is made once in a run and copied for whoever needs it after that. */
export const demonstrationDatabase =
  (demonstration: Demonstration) =>
  async (atEnd: AtEnd): Promise<TestDatabase<DB>> =>
    testDatabase(atEnd, await filledOnce(demonstration))

async function filledOnce(demonstration: Demonstration): Promise<string> {
  const { council, today, address } = demonstration
  const which = createHash('sha256').update(`${council} ${today.toString()} ${address}`).digest('hex').slice(0, 12)
  const database = `waymark_demonstration_${which}`
  await withConnection(await testServer(), async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [database])
    const there = await client.query('select from pg_database where datname = $1', [database])
    if (there.rowCount === 1) return
    // Nobody drops it: it goes with the run's own server.
    const { app, owner } = await testDatabase(() => undefined)
    await fillDemonstration(app, demonstration)
    const made = await sql<{ name: string }>`select current_database() as name`.execute(app)
    await Promise.all([app.destroy(), owner.destroy()])
    await client.query(`alter database ${name(made.rows[0]?.name ?? '')} rename to ${name(database)}`)
  })
  return database
}
