import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import { Pool } from 'pg'
import type { KnownShapes } from './known-shapes.ts'
import { type Field, rowFrom } from './shapes.ts'
import { statementNames } from './statement-names.ts'
import { TooBusy } from './too-busy.ts'
import { valueIn, valuesOut } from './types-of-dates.ts'

/** What one database is asked for at once, and for how long; times are in milliseconds, 0 is for ever. */
export type DatabaseLimits = {
  readonly connections: number
  /** How long a connection nobody asks anything of stays open. */
  readonly idleFor: number
  /** How many may wait for a connection, and how long, before they are told that we are too busy. */
  readonly waiting: number
  readonly waitFor: number
  /** Whether statements are prepared by name; PgBouncer before 1.21 in transaction mode can't. */
  readonly prepare: boolean
  readonly statementTimeout: number
  readonly lockTimeout: number
  readonly idleInTransactionTimeout: number
}

export const usualLimits: DatabaseLimits = {
  connections: 4,
  idleFor: 10_000,
  waiting: 200,
  waitFor: 3_000,
  prepare: true,
  statementTimeout: 30_000,
  lockTimeout: 10_000,
  idleInTransactionTimeout: 300_000,
}

/** How the server plans what we ask: many small questions, of tables that are nearly always in memory, with other values each time. */
const planning = [
  // One plan for whatever values: working out another for each question takes longer than answering it.
  'plan_cache_mode=force_generic_plan',
  // Row by row through an index costs little more than a whole table in one go.
  'random_page_cost=1.1',
  // Compiling a plan takes longer than any of ours runs.
  'jit=off',
]

/**
 * Connections to `url`, opened when first needed; idle ones close after a time, so that an installation with many authorities holds few.
 * Whoever finds too many waiting, or waits too long, gets a TooBusy. Rows come with names as in our code, and the shape of each answer is noted.
 */
export function poolAt(url: string, limits: DatabaseLimits, shapes: KnownShapes): PostgresPool {
  const pool = new Pool({
    connectionString: url,
    max: limits.connections,
    idleTimeoutMillis: limits.idleFor,
    // A connection starts afresh now and then, and what it prepared with it.
    maxLifetimeSeconds: 3_600,
    connectionTimeoutMillis: limits.waitFor,
    statement_timeout: limits.statementTimeout,
    // A server that hangs can't even say that it gives up.
    ...(limits.statementTimeout === 0 ? {} : { query_timeout: limits.statementTimeout + 5_000 }),
    lock_timeout: limits.lockTimeout,
    idle_in_transaction_session_timeout: limits.idleInTransactionTimeout,
    options: planning.map((setting) => `-c ${setting}`).join(' '),
    types: valuesOut,
    application_name: 'waymark',
  })
  // A connection can be lost (the server restarted) while nobody asks anything of it, in the pool or in the middle of a change. Whoever asks
  // next is told, or gets a new one; without these two listeners the whole process would end.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return bounded(pool, limits, shapes)
}

type Client = PostgresPoolClient & {
  query(statement: Statement): Promise<PostgresQueryResult<readonly unknown[]> & { readonly fields: readonly Field[] }>
}
type Statement = {
  readonly name?: string
  readonly text: string
  readonly values: unknown[]
  readonly rowMode: 'array'
}

function bounded(pool: Pool, { waiting, waitFor, prepare }: DatabaseLimits, shapes: KnownShapes): PostgresPool {
  const known = new WeakMap<Client, PreparingClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      // The pool counts among the waiting who gets an idle connection the next moment.
      if (pool.waitingCount - pool.idleCount >= waiting)
        throw new TooBusy(`${waiting} already wait for a connection to the database.`)
      const client: Client = await pool.connect().catch((error: unknown) => {
        throw tooLong(error, waitFor)
      })
      const preparing = known.get(client) ?? new PreparingClient(client, shapes, prepare)
      known.set(client, preparing)
      return preparing
    },
  }
}

/** The pool has no other sign than its words for having waited too long. */
const tooLong = (error: unknown, waitFor: number): unknown =>
  error instanceof Error && /^timeout exceeded|^Connection terminated due to connection timeout/.test(error.message)
    ? new TooBusy(`No connection to the database came free in ${waitFor} ms.`, error)
    : error

/** A connection that sends Temporal values as their ISO text, and prepares what it is asked again and again. */
class PreparingClient implements PostgresPoolClient {
  readonly #client: Client
  readonly #shapes: KnownShapes
  readonly #nameOf: ReturnType<typeof statementNames>
  constructor(client: Client, shapes: KnownShapes, prepare: boolean) {
    this.#client = client
    this.#shapes = shapes
    this.#nameOf = prepare ? statementNames() : () => null
  }
  query<Row>(sql: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>
  query<Row>(asked: string | PostgresCursor<Row>, values: readonly unknown[] = []) {
    return typeof asked === 'string' ? this.#ask(asked, values) : this.#client.query(asked)
  }
  async #ask(text: string, values: readonly unknown[]) {
    // What is asked only once is not worth preparing.
    const name = this.#shapes.has(text) ? this.#nameOf(text, values.length) : null
    const statement = { text, values: values.map(valueIn), rowMode: 'array' } as const
    const { command, rowCount, fields, rows } = await this.#client.query(
      name === null ? statement : { ...statement, name },
    )
    const shape = this.#shapes.note(text, values.length, fields)
    return { command, rowCount, rows: rows.map((row) => rowFrom(shape, row)) }
  }
  release(destroy?: boolean): void {
    this.#client.release(destroy)
  }
}
