/**
 * Loaded before main.ts in a measured process (NODE_OPTIONS): counts what it asks of the database and tells, when the bench asks, what it used.
 * The product isn't changed and doesn't know.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import process from 'node:process'
import { isMainThread } from 'node:worker_threads'

/** One statement as it was sent. */
export type Sent = { readonly text: string; readonly values: readonly unknown[] }

/** What a process used since it was asked to begin: microseconds of processor time, statements, and the memory it holds now. */
export type Told = {
  readonly told: true
  readonly cpu: number
  readonly statements: number
  readonly kept: readonly Sent[]
  readonly memory: number
  /** The most memory it ever held, in bytes. */
  readonly peak: number
  /** The longest that the event loop, which answers everybody, was held by one piece of work: milliseconds. */
  readonly held: number
}

if (isMainThread && process.send !== undefined) await listen()

async function listen(): Promise<void> {
  let [statements, kept, keeps, began] = [0, new Array<Sent>(), false, process.cpuUsage()]
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  await countStatements((sent) => {
    statements++
    if (keeps) kept.push(sent)
  })
  process.on('message', (asked) => {
    if (asked === 'bench: begin' || asked === 'bench: begin and keep') {
      ;[statements, kept, keeps, began] = [0, [], asked.endsWith('keep'), process.cpuUsage()]
      delay.reset()
      process.send?.({ begun: true })
    }
    if (asked === 'bench: tell') {
      const { user, system } = process.cpuUsage(began)
      const memory = { memory: process.memoryUsage.rss(), peak: process.resourceUsage().maxRSS * 1024 }
      process.send?.({
        told: true,
        cpu: user + system,
        statements,
        kept,
        ...memory,
        held: delay.max / 1e6,
      } satisfies Told)
    }
  })
}

async function countStatements(note: (sent: Sent) => void): Promise<void> {
  const { Client } = await import('pg')
  const query: unknown = Reflect.get(Client.prototype, 'query')
  if (typeof query !== 'function') throw new Error('The driver has no query to count.')
  Reflect.set(
    Client.prototype,
    'query',
    new Proxy(query, {
      apply: (asked, client, words: readonly unknown[]): unknown => {
        const sent = sentIn(words)
        if (sent !== null) note(sent)
        return Reflect.apply(asked, client, words)
      },
    }),
  )
}

/** Text and values of a query in any of the forms the driver takes: a text, a config, a cursor. */
function sentIn([first, second]: readonly unknown[]): Sent | null {
  if (typeof first === 'string') return { text: first, values: plain(second) }
  if (typeof first !== 'object' || first === null) return null
  if ('text' in first && typeof first.text === 'string')
    return { text: first.text, values: plain('values' in first ? first.values : second) }
  return null
}

/** Values as they can cross to another process. */
const plain = (values: unknown): readonly unknown[] =>
  Array.isArray(values) ? values.map((value: unknown) => (typeof value === 'bigint' ? String(value) : value)) : []
