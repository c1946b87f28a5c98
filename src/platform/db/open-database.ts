import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresDialect,
  PostgresQueryCompiler,
  type QueryResult,
  type Transaction,
} from 'kysely'
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
  const database = new Kysely<Schema>({ dialect: new Dialect(shapes, { pool }) })
  shapesOf.set(database, shapes)
  return database
}

const shapesOf = new WeakMap<object, KnownShapes>()

/**
 * A transaction to read from what it has written so far: what is asked at once goes as one statement of it, where the transaction itself asks
 * one thing after the other. Nothing is written through it, and it ends with the transaction. `database` is what the transaction is in.
 */
export function readingAtOnce<Schema>(database: Kysely<Schema>, transaction: Transaction<Schema>): Kysely<Schema> {
  const shapes = shapesOf.get(database) ?? new KnownShapes()
  return new Kysely<Schema>({ dialect: new DialectWithin(shapes, transaction.getExecutor()) })
}

class Dialect extends PostgresDialect {
  readonly #shapes: KnownShapes
  constructor(shapes: KnownShapes, config: ConstructorParameters<typeof PostgresDialect>[0]) {
    super(config)
    this.#shapes = shapes
  }
  override createDriver(): Driver {
    return new AskAtOnceDriver(super.createDriver(), ({ sql }) => this.#shapes.ofTogether(sql))
  }
  override createQueryCompiler() {
    return new SnakeCaseCompiler()
  }
}

type Executor = Pick<ReturnType<Transaction<unknown>['getExecutor']>, 'executeQuery'>

class DialectWithin extends Dialect {
  readonly #driver: Driver
  constructor(shapes: KnownShapes, transaction: Executor) {
    super(shapes, { pool: () => Promise.reject(new Error('a transaction has its connection')) })
    this.#driver = new AskAtOnceDriver(new DriverWithin(transaction), ({ sql }) => shapes.ofTogether(sql))
  }
  override createDriver() {
    return this.#driver
  }
}

/** Everything goes to the connection of one transaction, which begins and ends elsewhere. */
class DriverWithin implements Driver {
  readonly #connection: DatabaseConnection
  constructor(transaction: Executor) {
    this.#connection = {
      executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> => transaction.executeQuery<R>(query),
      streamQuery: () => elsewhere(),
    }
  }
  acquireConnection = () => Promise.resolve(this.#connection)
  releaseConnection = () => Promise.resolve()
  init = () => Promise.resolve()
  destroy = () => Promise.resolve()
  beginTransaction = () => Promise.resolve(elsewhere())
  commitTransaction = () => Promise.resolve(elsewhere())
  rollbackTransaction = () => Promise.resolve(elsewhere())
}

const elsewhere = (): never => {
  throw new Error('this is only to read from: ask the transaction')
}

/** Writes names as the database has them, while a statement is written and not by rewriting it first. */
class SnakeCaseCompiler extends PostgresQueryCompiler {
  protected override sanitizeIdentifier(name: string): string {
    return super.sanitizeIdentifier(inDatabase(name))
  }
}
