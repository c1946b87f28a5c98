import { nextTick } from 'node:process'
import { CompiledQuery, type DatabaseConnection, type Driver, type QueryResult, type TransactionSettings } from 'kysely'
import type { Shape } from './shapes.ts'
import { answerAt, together } from './together.ts'
import { isTooBusy } from './too-busy.ts'

/** The shape of a statement's answer where it may be asked together with others; null where it may not, or isn't known yet. */
export type ShapeOf = (query: CompiledQuery) => Shape | null

type Asked = {
  readonly query: CompiledQuery
  readonly shape: Shape
  readonly answer: (rows: Promise<QueryResult<unknown>>) => void
}

/** No more questions than this go as one statement: its plan is kept by the server. */
const most = 32

/**
 * A driver over another that sends what is asked at once, outside a transaction, as one statement: what a page gathers with `Promise.all`
 * costs one way to the database, takes one connection, and is all of one moment. Each answer is what it would have been alone, and one that
 * fails fails alone. What changes something, and what is in a transaction, goes as it is. (docs/decisions/0017)
 */
export class AskAtOnceDriver implements Driver {
  readonly #driver: Driver
  readonly #shapeOf: ShapeOf
  #waiting: Asked[] = []
  constructor(driver: Driver, shapeOf: ShapeOf) {
    this.#driver = driver
    this.#shapeOf = shapeOf
  }

  init(): Promise<void> {
    return this.#driver.init()
  }
  destroy(): Promise<void> {
    return this.#driver.destroy()
  }
  acquireConnection(): Promise<LateConnection> {
    return Promise.resolve(new LateConnection(this.#driver, this.#shapeOf, (query, shape) => this.#ask(query, shape)))
  }
  async beginTransaction(connection: LateConnection, settings: TransactionSettings): Promise<void> {
    return this.#driver.beginTransaction(await connection.held(), settings)
  }
  async commitTransaction(connection: LateConnection): Promise<void> {
    return this.#driver.commitTransaction(await connection.held())
  }
  async rollbackTransaction(connection: LateConnection): Promise<void> {
    return this.#driver.rollbackTransaction(await connection.held())
  }
  releaseConnection(connection: LateConnection): Promise<void> {
    return connection.release()
  }

  #ask(query: CompiledQuery, shape: Shape): Promise<QueryResult<unknown>> {
    return new Promise((answer) => {
      this.#waiting.push({ query, shape, answer })
      // After everything that can still be asked before something is waited for.
      if (this.#waiting.length === 1) queueMicrotask(() => nextTick(() => this.#send()))
    })
  }

  #send(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (let at = 0; at < waiting.length; at += most) this.#sendTogether(waiting.slice(at, at + most))
  }

  #sendTogether(asked: readonly Asked[]): void {
    const [first, second] = asked
    if (first !== undefined && second === undefined) {
      first.answer(this.#onConnection(first.query))
      return
    }
    const { sql, parameters } = together(asked.map(({ query, shape }) => ({ ...query, shape })))
    const answered = this.#onConnection(CompiledQuery.raw(sql, [...parameters]))
    for (const [at, { query, shape, answer }] of asked.entries())
      answer(
        answered.then(
          ({ rows: [row] }) => ({ rows: answerAt(row, at, shape) }),
          (error: unknown) => (isTooBusy(error) ? Promise.reject(error as Error) : this.#onConnection(query)),
        ),
      )
  }

  async #onConnection(query: CompiledQuery): Promise<QueryResult<Record<string, unknown>>> {
    const connection = await this.#driver.acquireConnection()
    try {
      return await connection.executeQuery(query)
    } finally {
      await this.#driver.releaseConnection(connection)
    }
  }
}

/** A connection that is taken from the pool only for what can't be asked together with others; from then on everything goes to it. */
class LateConnection implements DatabaseConnection {
  readonly #driver: Driver
  readonly #shapeOf: ShapeOf
  readonly #ask: (query: CompiledQuery, shape: Shape) => Promise<QueryResult<unknown>>
  #held: Promise<DatabaseConnection> | null = null
  constructor(
    driver: Driver,
    shapeOf: ShapeOf,
    ask: (query: CompiledQuery, shape: Shape) => Promise<QueryResult<unknown>>,
  ) {
    this.#driver = driver
    this.#shapeOf = shapeOf
    this.#ask = ask
  }

  held(): Promise<DatabaseConnection> {
    return (this.#held ??= this.#driver.acquireConnection())
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const shape = this.#held === null ? this.#shapeOf(query) : null
    if (shape === null) return (await this.held()).executeQuery<R>(query)
    return this.#ask(query, shape) as Promise<QueryResult<R>>
  }
  async *streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    yield* (await this.held()).streamQuery<R>(query, chunkSize)
  }
  async release(): Promise<void> {
    const held = this.#held
    this.#held = null
    if (held !== null)
      await held.then(
        (connection) => this.#driver.releaseConnection(connection),
        () => undefined,
      )
  }
}
