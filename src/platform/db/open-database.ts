import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import { type DatabaseLimits, poolAt, usualLimits } from './pool.ts'

/**
 * A database at `url` (postgres://login:password@host:port/database; a socket folder is written %2Flike%2Fthis), opened lazily: nothing
 * connects before the first query. `Schema` is the generated type of its tables: dates are Temporal values, and snake_case names are
 * camelCase, except inside JSON. Close it with `destroy()`.
 */
export const openDatabase = <Schema>(url: string, limits: Partial<DatabaseLimits> = {}): Kysely<Schema> =>
  new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: () => Promise.resolve(poolAt(url, { ...usualLimits, ...limits })) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
