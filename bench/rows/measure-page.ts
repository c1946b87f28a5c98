import { gzipSync } from 'node:zlib'
import { databaseSeconds } from '../machine/database-time.ts'
import type { BenchServer } from '../machine/postgres.ts'
import type { Browser } from '../product/browser.ts'
import type { MeasuredProcess } from '../product/measured-process.ts'
import { percentile } from '../report/percentile.ts'
import type { PageAsked } from './pages-to-measure.ts'

/** What one page costs: milliseconds (wall and of the application's processor), statements, bytes. */
export type Cost = {
  readonly says: string
  readonly path: string
  readonly status: number
  readonly times: number
  readonly cpu: number
  /** Milliseconds of the database server's processors. */
  readonly database: number
  readonly statements: number
  readonly median: number
  readonly p95: number
  /** Bytes of the body as it was written, gzipped, and as it came over the wire. */
  readonly bytes: number
  readonly gzip: number
  readonly wire: number
}

/** How long to go on with a page: `least` times and until so many milliseconds have gone, at most `most` times, and a slow one at least thrice. */
export type Effort = { readonly least: number; readonly most: number; readonly milliseconds: number }

const patience = 8

/** Opens one page again and again, one request after another, warm-up apart. */
export async function measurePage(
  { process, server }: { readonly process: MeasuredProcess; readonly server: BenchServer },
  browser: Browser,
  { says, path }: PageAsked,
  effort: Effort,
): Promise<Cost> {
  await repeat(effort, () => browser.get(path))
  await process.begin()
  const databaseBefore = databaseSeconds(server)
  const answers = await repeat(effort, () => browser.get(path))
  const { cpu } = await process.tell()
  const databaseTook = databaseSeconds(server) - databaseBefore
  const statements = await statementsOf(process, () => browser.get(path))
  const times = answers.length
  const last = answers.at(-1)?.answer
  const body = last?.body() ?? Buffer.alloc(0)
  const wall = answers.map(({ milliseconds }) => milliseconds)
  return {
    ...{ says, path, times, status: last?.status ?? 0 },
    ...{ cpu: cpu / 1000 / times, database: (databaseTook * 1000) / times, statements },
    ...{ median: percentile(wall, 50), p95: percentile(wall, 95) },
    ...{ bytes: body.length, gzip: gzipSync(body).length, wire: last?.wire ?? 0 },
  }
}

/** The fewest of three times: what the process does by itself now and then is no page's. */
async function statementsOf(process: MeasuredProcess, open: () => Promise<unknown>): Promise<number> {
  const counts: number[] = []
  for (let time = 0; time < 3; time++) {
    await process.begin()
    await open()
    counts.push((await process.tell()).statements)
  }
  return Math.min(...counts)
}

async function repeat<T>({ least, most, milliseconds }: Effort, work: () => Promise<T>) {
  const began = performance.now()
  const done: { readonly answer: T; readonly milliseconds: number }[] = []
  const enough = () => {
    const gone = performance.now() - began
    if (done.length >= most) return true
    return done.length >= least ? gone > milliseconds : done.length >= 3 && gone > milliseconds * patience
  }
  while (!enough()) {
    const from = performance.now()
    const answer = await work()
    done.push({ answer, milliseconds: performance.now() - from })
  }
  return done
}
