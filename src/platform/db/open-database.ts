import { Kysely, PostgresDialect, PostgresQueryCompiler } from 'kysely'
import { AskAtOnceDriver } from './ask-at-once.ts'
import { inDatabase } from './column-names.ts'
import { KnownShapes } from './known-shapes.ts'
import { type DatabaseLimits, poolAt, usualLimits } from './pool.ts'

/**
 * A database at `url` (postgres://login:password@host:port/database; a socket folder is written %2Flike%2Fthis), opened lazily: nothing
 * connects before the first query. `Schema` is the generated type of its tables: dates are Temporal values, and snake_case names are
 * camelCase, except inside JSON. What is asked at once goes as one statement. Close it with `destroy()`.
 */
export function openDatabase<Schema>(url: string, limits: Partial<DatabaseLimits> = {}): Kysely<Schema> {
  const shapes = new KnownShapes()
  const pool = () => Promise.resolve(poolAt(url, { ...usualLimits, ...limits }, shapes))
  return new Kysely<Schema>({ dialect: new Dialect(shapes, { pool }) })
}

class Dialect extends PostgresDialect {
  readonly #shapes: KnownShapes
  constructor(shapes: KnownShapes, config: ConstructorParameters<typeof PostgresDialect>[0]) {
    super(config)
    this.#shapes = shapes
  }
  override createDriver() {
    return new AskAtOnceDriver(super.createDriver(), ({ sql }) => this.#shapes.ofTogether(sql))
  }
  override createQueryCompiler() {
    return new SnakeCaseCompiler()
  }
}

/** Writes names as the database has them, while a statement is written and not by rewriting it first. */
class SnakeCaseCompiler extends PostgresQueryCompiler {
  protected override sanitizeIdentifier(name: string): string {
    return super.sanitizeIdentifier(inDatabase(name))
  }
}
