import { Client, DatabaseError } from 'pg'
import { CannotStart } from '#platform/cannot-start.ts'
import { valuesOut } from './types-of-dates.ts'

/**
 * Runs `work` on one connection of its own to `url` and closes it. For setting up and migrating; requests use open-database.ts.
 * Throws CannotStart, with a sentence, when nobody answers or the login isn't accepted.
 */
export async function withConnection<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    types: valuesOut,
    application_name: 'waymark',
    connectionTimeoutMillis: 15_000,
  })
  // A connection cut off while idle; whoever waits on a query hears of it there.
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    throw explained(error, url)
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function explained(error: unknown, url: string): unknown {
  const { hostname, port, pathname, username } = new URL(url)
  const place = `${decodeURIComponent(hostname)}${port && `:${port}`}${pathname}`
  if (error instanceof DatabaseError && error.code === '28P01') {
    return new CannotStart(
      `The database ${place} doesn't accept the password of ${decodeURIComponent(username)}. Passwords come from the installation's secret` +
        ` (WAYMARK_SECRET, or the file "secret" in the data folder): is it the one this database was set up with?`,
    )
  }
  if (error instanceof DatabaseError && error.code === '3D000') {
    return new CannotStart(`There is no database ${place}. docs/operations.md says how one is restored.`)
  }
  return error instanceof Error ? unreached(error, place) : error
}

function unreached(error: Error, place: string): Error {
  const code = 'code' in error ? String(error.code) : ''
  if (notSafe.test(code) || error.message.includes('support SSL')) {
    return new CannotStart(
      `The connection to ${place} can't be made safe: ${error.message}. docs/operations.md says what DATABASE_URL needs for TLS.`,
    )
  }
  if (code.startsWith('E')) return new CannotStart(`No PostgreSQL answers at ${place} (${code}). Check DATABASE_URL.`)
  return error
}

/** Node's and OpenSSL's names for a certificate that isn't what it should be; pg has only words for a server without any. */
const notSafe = /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_)/

/** Runs `work` in one transaction on `client`: all of it or nothing. */
export async function inTransaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    const value = await work()
    await client.query('commit')
    return value
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
