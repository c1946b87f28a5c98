import { CamelCasePlugin, type DatabaseConnection, Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { valueIn, valuesOut } from './types-of-dates.ts'

/**
 * A database at `url` (postgres://login:password@host:port/database; a socket folder is written %2Flike%2Fthis), opened lazily: nothing
 * connects before the first query, at most `connections` stay open and idle ones close after 10 seconds, so that an installation with many
 * authorities holds few. `Schema` is the generated type of its tables: dates are Temporal values, and snake_case names are camelCase,
 * except inside JSON. Close it with `destroy()`.
 */
export const openDatabase = <Schema>(
  url: string,
  options: { connections: number } = { connections: 4 },
): Kysely<Schema> =>
  new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool: () => Promise.resolve(poolAt(url, options.connections)),
      onCreateConnection: sendTemporalValues,
    }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })

function poolAt(url: string, connections: number): Pool {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    idleTimeoutMillis: 10_000,
    connectionTimeoutMillis: 10_000,
    types: valuesOut,
    application_name: 'waymark',
  })
  // A connection can be lost (the server restarted) while nobody asks anything of it, in the pool or in the middle of a change. Whoever asks
  // next is told, or gets a new one; without these two listeners the whole process would end.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** The driver would send a Temporal value as quoted JSON; this sends its ISO text. */
function sendTemporalValues(connection: DatabaseConnection): Promise<void> {
  const execute = connection.executeQuery.bind(connection)
  connection.executeQuery = (query, options) =>
    execute({ ...query, parameters: query.parameters.map(valueIn) }, options)
  return Promise.resolve()
}
