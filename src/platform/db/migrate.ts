import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import { CannotStart } from '#platform/cannot-start.ts'
import { type ApplicationMay, grantApplicationRights } from './application-rights.ts'
import { inTransaction, withConnection } from './connect.ts'

/** One numbered step, `0003_children.sql`: forward only, never edited once released. */
export type Migration = { readonly number: number; readonly file: string; readonly sql: string; readonly hash: string }

/** The migrations in a folder, in order. Throws when a name has no number or a number stands twice or is left out. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file, index) => {
      const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(file)?.[1])
      if (number !== index + 1) {
        throw new Error(
          `${join(folder, file)} should begin with ${String(index + 1).padStart(4, '0')}_: migrations are numbered without gaps.`,
        )
      }
      const sql = await readFile(join(folder, file), 'utf8')
      return { number, file, sql, hash: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** The database to bring up to date: its owner's address, and what its application login may do there. */
export type Migrating = {
  readonly owner: string
  readonly applicationLogin: string
  readonly applicationMay: ApplicationMay
}

/**
 * Brings a database up to the last migration as its owner, each in a transaction of its own with its hash recorded at instant `now`, and
 * gives the application login its rights. Returns the files applied; a second process waits and then finds nothing to do. Throws
 * CannotStart when the database is newer than the code or a released migration was edited.
 */
export async function migrate(
  database: Migrating,
  migrations: readonly Migration[],
  now: Temporal.Instant,
): Promise<string[]> {
  return withConnection(database.owner, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', ['waymark: migrate'])
    const due = await migrationsDue(client, migrations)
    for (const migration of due) await apply(client, migration, database, now)
    return due.map((migration) => migration.file)
  })
}

async function migrationsDue(client: Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const applied = await appliedMigrations(client)
  for (const { number, file, hash } of applied) {
    const ours = migrations[number - 1]
    if (!ours) {
      throw new CannotStart(
        `The database ${client.database ?? ''} is newer than this version of Waymark: it already has ${file}. Start the newer version; an older one never writes to it.`,
      )
    }
    if (ours.hash !== hash) {
      throw new CannotStart(
        `migrations/${ours.file} isn't what was applied to the database ${client.database ?? ''} as ${file}: released migrations are never edited.`,
      )
    }
  }
  return migrations.slice(applied.length)
}

type Applied = { number: number; file: string; hash: string }

async function appliedMigrations(client: Client): Promise<Applied[]> {
  await client.query(
    `create table if not exists schema_migration (
       number integer primary key, file text not null, hash text not null, applied_at timestamptz not null)`,
  )
  return (await client.query<Applied>('select number, file, hash from schema_migration order by number')).rows
}

async function apply(client: Client, migration: Migration, database: Migrating, now: Temporal.Instant): Promise<void> {
  const { number, file, sql, hash } = migration
  await inTransaction(client, async () => {
    await client.query(sql).catch((error: unknown) => {
      throw new Error(`migrations/${file} stopped: ${String(error)}`, { cause: error })
    })
    await client.query('insert into schema_migration values ($1, $2, $3, $4)', [number, file, hash, now.toString()])
    await grantApplicationRights(client, database.applicationLogin, database.applicationMay)
  })
}
