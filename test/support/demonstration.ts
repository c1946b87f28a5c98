import { createHash } from 'node:crypto'
import { after } from 'node:test'
import { sql } from 'kysely'
import { escapeIdentifier as name } from 'pg'
import { type Demonstration, fillDemonstration } from '#demonstration/fill-demonstration.ts'
import { withConnection } from '#platform/db/connect.ts'
import type { DB } from '#records/keeping/schema.ts'
import { type AtEnd, testDatabase, type TestDatabase } from './database.ts'
import { testServer } from './shared-cluster.ts'

/** Makes a database of a test's own, which goes when the test file is done. */
export type MakeDatabase = (atEnd?: AtEnd) => Promise<TestDatabase<DB>>

/** A database of a test's own with the demonstration of a council as made that day, which is made once in a run and copied for whoever needs it after that. */
export const demonstrationDatabase = ({ council, today }: Pick<Demonstration, 'council' | 'today'>): MakeDatabase =>
  copyOf(`${council} ${today.toString()}`, testDatabase, ({ app }) =>
    fillDemonstration(app, { council, today, address: `http://${council}.localhost` }),
  )

/** Copies of the database `called` so, which is made once in a run: begun as `from` has it, then filled. `fill` leaves nobody connected but by what it is given. */
export const copyOf =
  (called: string, from: MakeDatabase, fill: (database: TestDatabase<DB>) => Promise<unknown>): MakeDatabase =>
  async (atEnd = after) =>
    testDatabase(atEnd, await madeOnce(called, from, fill))

async function madeOnce(
  called: string,
  from: MakeDatabase,
  fill: (database: TestDatabase<DB>) => Promise<unknown>,
): Promise<string> {
  const database = `waymark_made_${createHash('sha256').update(called).digest('hex').slice(0, 12)}`
  await withConnection(await testServer(), async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [database])
    const there = await client.query('select from pg_database where datname = $1', [database])
    if (there.rowCount === 1) return
    // Nobody drops it: it goes with the run's own server.
    const made = await from(() => undefined)
    await fill(made)
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(made.app)
    await Promise.all([made.app.destroy(), made.owner.destroy()])
    await client.query(`alter database ${name(rows[0]?.name ?? '')} rename to ${name(database)}`)
  })
  return database
}
