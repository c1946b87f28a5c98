import { after } from 'node:test'
import { createHash, randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Kysely } from 'kysely'
import { escapeIdentifier as name } from 'pg'
import { addressesOf, addressOf, type DatabaseNames, namesFor, passwordFor } from '#platform/db/addresses.ts'
import { withConnection } from '#platform/db/connect.ts'
import { migrate, type Migration, readMigrations } from '#platform/db/migrate.ts'
import { openDatabase } from '#platform/db/open-database.ts'
import { admitOnly, provisionDatabase } from '#platform/db/provision.ts'
import type { DB } from '#records/keeping/schema.ts'
import { testServer } from './shared-cluster.ts'
import { testSecret } from './test-cluster.ts'

/** However slow the machine, nobody is told that it is too busy; tests of that say how busy. */
export const patient = { waitFor: 180_000, statementTimeout: 0, lockTimeout: 0 }

/** A database of a test file's own, migrated and empty. */
export type TestDatabase<Schema> = {
  /** As the product has it: may not change trail rows or tables. */
  readonly app: Kysely<Schema>
  /** As the owner, who migrates. */
  readonly owner: Kysely<Schema>
  readonly addresses: { readonly application: string; readonly owner: string }
}

/** Told what to do once all is done: node:test's `after`, or whatever else ends what was opened. */
export type AtEnd = (end: () => Promise<unknown>) => void

/** A fresh database made from the migrated template in about a tenth of a second, dropped when the test file is done. `from`: copied from this database. Call it at the file's top. */
export async function testDatabase<Schema = DB>(
  atEnd: AtEnd = after,
  from: string | null = null,
): Promise<TestDatabase<Schema>> {
  const server = await testServer()
  const template = await migratedTemplate(server)
  const database = `waymark_test_${randomBytes(6).toString('hex')}`
  await withConnection(server, async (client) => {
    await client.query(`create role ${name(database)}`)
    await client.query(`grant ${name(database)} to ${name(template.owner)}, ${name(template.application)}`)
    await client.query(
      // Copying files takes a quarter of the time that going through the log takes, and nothing here need survive.
      `create database ${name(database)} owner ${name(template.owner)} template ${name(from ?? template.database)} strategy file_copy`,
    )
    await admitOnly(client, database, database)
  })
  const as = (login: string) => addressOf(server, database, login, passwordFor(testSecret, template.database, login))
  const addresses = { application: as(template.application), owner: as(template.owner) }
  const [app, owner] = [
    openDatabase<Schema>(addresses.application, patient),
    openDatabase<Schema>(addresses.owner, patient),
  ]
  atEnd(async () => {
    await Promise.all([app.destroy(), owner.destroy()])
    await withConnection(server, async (client) => {
      await client.query(`drop database ${name(database)} with (force)`)
      await client.query(`drop role ${name(database)}`)
    })
  })
  return { app, owner, addresses }
}

/** The template that holds today's migrations, made by whoever needs it first. Only one connection to it at a time: it is copied from. */
export async function migratedTemplate(server: string): Promise<DatabaseNames> {
  const migrations = await readMigrations(fileURLToPath(new URL('../../migrations', import.meta.url)))
  const names = namesFor(`template_${fingerprintOf(migrations)}`)
  await withConnection(server, async (client) => {
    const isMade = async () =>
      (await client.query('select from pg_database where datname = $1 and datistemplate', [names.database]))
        .rowCount === 1
    if (await isMade()) return
    await client.query(`select pg_advisory_lock(hashtext('test template'))`)
    if (await isMade()) return
    await provisionDatabase(server, testSecret, names)
    const { owner } = addressesOf(server, testSecret, names)
    const database = { owner, applicationLogin: names.application, applicationMay: 'work' } as const
    await migrate(database, migrations, Temporal.Instant.from('2026-01-01T00:00Z'))
    await client.query(`alter database ${name(names.database)} is_template true`)
  })
  return names
}

const fingerprintOf = (migrations: readonly Migration[]): string =>
  createHash('sha256')
    .update(migrations.map(({ hash }) => hash).join())
    .digest('hex')
    .slice(0, 12)
