import { type Client, escapeIdentifier as name, escapeLiteral as text } from 'pg'
import { CannotStart } from '#platform/cannot-start.ts'
import { addressesOf, type DatabaseNames, passwordFor } from './addresses.ts'
import { withConnection } from './connect.ts'
import { scramVerifier } from './scram-verifier.ts'

const oldestServer = 15

/**
 * Makes a database of its own with its group, owner and application login on the server that `administrator` (a postgres:// address of a
 * login that may create databases and roles) reaches. Can be repeated: what exists stays, the logins get their passwords again. Only the
 * group may connect, so no other authority's login can (SEC-04). Throws CannotStart when the server is older than PostgreSQL 15.
 */
export async function provisionDatabase(administrator: string, secret: string, names: DatabaseNames): Promise<void> {
  await withConnection(administrator, async (client) => {
    await refuseOldServer(client)
    await client.query('select pg_advisory_lock(hashtext($1))', ['waymark: provision'])
    await makeRoles(client, secret, names)
    await makeDatabase(client, names)
  })
  await withConnection(addressesOf(administrator, secret, names).owner, prepareDatabase)
}

async function refuseOldServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`)
  const version = rows[0]?.version ?? ''
  if (Number.parseInt(version) < oldestServer) {
    throw new CannotStart(
      `The server at DATABASE_URL is PostgreSQL ${version}; Waymark needs ${oldestServer} or later.`,
    )
  }
}

async function makeRoles(client: Client, secret: string, { database, group, owner, application }: DatabaseNames) {
  await makeRole(client, group, 'nologin')
  for (const login of [owner, application]) {
    await makeRole(client, login, `login password ${text(scramVerifier(passwordFor(secret, database, login)))}`)
  }
  await client.query(`grant ${name(group)} to ${name(owner)}, ${name(application)}`)
  await client.query(`alter role ${name(application)} set statement_timeout to '60s'`)
  await client.query(`alter role ${name(application)} set idle_in_transaction_session_timeout to '60s'`)
}

async function makeRole(client: Client, role: string, options: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
  await client.query(`${rowCount ? 'alter' : 'create'} role ${name(role)} ${options}`)
}

async function makeDatabase(client: Client, { database, group, owner }: DatabaseNames): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
  if (!rowCount) {
    // Whoever isn't the superuser must be a member of the role a new database shall belong to.
    const { rows } = await client.query<{ ordinary: boolean }>(
      'select not rolsuper as ordinary from pg_roles where rolname = current_user',
    )
    if (rows[0]?.ordinary) await client.query(`grant ${name(owner)} to current_user`)
    await client.query(`create database ${name(database)} owner ${name(owner)} template template0 encoding 'UTF8'`)
  }
  await admitOnly(client, database, group)
}

/** Takes the database away from everyone (PostgreSQL lets all logins into every database by itself) and gives it to one group. */
export async function admitOnly(client: Client, database: string, group: string): Promise<void> {
  await client.query(`revoke all on database ${name(database)} from public`)
  await client.query(`grant connect on database ${name(database)} to ${name(group)}`)
}

/** Whether the server has a database of this name. */
export const databaseExists = (administrator: string, { database }: DatabaseNames): Promise<boolean> =>
  withConnection(administrator, async (client) => {
    return (await client.query('select from pg_database where datname = $1', [database])).rowCount === 1
  })

const demonstrations = 'waymark: a demonstration'

/** Writes onto a database that it is a demonstration's, before anything is in it. */
export const markAsDemonstration = (administrator: string, { database }: DatabaseNames): Promise<void> =>
  withConnection(administrator, async (client) => {
    await client.query(`comment on database ${name(database)} is ${text(demonstrations)}`)
  })

/** What the server has under this name: nothing, a demonstration's database, or one that may hold a council's work. */
export const databaseKept = (
  administrator: string,
  { database }: DatabaseNames,
): Promise<'nothing' | 'demonstration' | 'real'> =>
  withConnection(administrator, async (client) => {
    const { rows } = await client.query<{ says: string | null }>(
      `select shobj_description(oid, 'pg_database') as says from pg_database where datname = $1`,
      [database],
    )
    const [found] = rows
    if (found === undefined) return 'nothing'
    return found.says === demonstrations ? 'demonstration' : 'real'
  })

/** Removes a database with everything in it, throwing out whoever is connected. Only a demonstration is ever removed by the product. */
export const dropDatabase = (administrator: string, { database }: DatabaseNames): Promise<void> =>
  withConnection(administrator, async (client) => {
    await client.query(`drop database if exists ${name(database)} with (force)`)
  })

/** As the owner: dates always in ISO form, nothing for everyone, and the two extensions the tables need (an owner may create trusted ones). */
async function prepareDatabase(client: Client): Promise<void> {
  const { rows } = await client.query<{ database: string }>('select current_database() as database')
  const database = name(rows[0]?.database ?? '')
  await client.query(`alter database ${database} set datestyle to 'ISO, YMD'`)
  await client.query(`alter database ${database} set timezone to 'UTC'`)
  await client.query('revoke all on schema public from public')
  await client.query('create extension if not exists pg_trgm')
  await client.query('create extension if not exists btree_gist')
}
