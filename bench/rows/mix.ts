import { large } from '../data/authorities.ts'
import { makeEngland } from '../data/make-authority.ts'
import { chanceFrom } from '../load/chance.ts'
import { type Crowd, gatherCrowd } from '../load/crowd.ts'
import { nextOfMix } from '../load/mix.ts'
import { type Load, openLoop, type Went } from '../load/open-loop.ts'
import { databaseSeconds } from '../machine/database-time.ts'
import { measuredProcess, type MeasuredProcess } from '../product/measured-process.ts'
import type { Told } from '../product/probe.ts'
import { percentile } from '../report/percentile.ts'
import { say, type Table } from '../report/table.ts'
import type { Bench } from './bench.ts'

/** The mix as an open loop with writes at `--rate` for `--minutes`, at a large authority, or at some of all of England's. */
export async function measureMix(bench: Bench): Promise<readonly Table[]> {
  const { rate, minutes, england } = bench.options
  await bench.make([large])
  const keys = england ? [large.key, ...(await makeEngland(bench.server)).slice(0, 12)] : [large.key]
  const began = performance.now()
  const process = await measuredProcess(bench.server)
  const startUp = (performance.now() - began) / 1000
  try {
    const crowds = await crowdsAt(bench, process, keys)
    bench.say(`Warming up; then ${rate} requests a second for ${minutes} minutes …`)
    await openLoop(Math.min(rate, 5), 20, chanceFrom(1), () => nextOfMix(crowds, warmUp))
    await process.begin()
    const databaseBefore = databaseSeconds(bench.server)
    const load = await openLoop(rate, minutes * 60, chanceFrom(2), () => nextOfMix(crowds, measured))
    const told = await process.tell()
    const database = databaseSeconds(bench.server) - databaseBefore
    bench.keep('mix', { rate, minutes, england, startUp, database, ...summary(load, told), kinds: byKind(load.went) })
    const where = england ? 'a large authority and 12 of England’s 153' : 'a large authority'
    return [tableOf(`The mix at ${rate} a second, ${where}`, load), aboutProcess(load, told, { startUp, database })]
  } finally {
    await process.stop()
  }
}

const warmUp = chanceFrom(3)
const measured = chanceFrom(4)

async function crowdsAt(bench: Bench, { port }: MeasuredProcess, keys: readonly string[]): Promise<readonly Crowd[]> {
  const crowds: Crowd[] = []
  for (const key of keys) crowds.push(await gatherCrowd(bench.server, key, { port, host: `${key}.localhost` }))
  return crowds
}

const figures = (went: readonly Went[]) => {
  const times = went.map(({ milliseconds }) => milliseconds)
  const wrong = went.flatMap((each) => each.wrong ?? [])
  return {
    answered: went.length,
    p50: percentile(times, 50),
    p95: percentile(times, 95),
    p99: percentile(times, 99),
    errors: wrong.length,
  }
}

const byKind = (went: readonly Went[]) =>
  [...Map.groupBy(went, ({ kind }) => kind)].map(([kind, each]) => ({ kind, ...figures(each), wrong: mostly(each) }))

/** What went wrong most, in words. */
function mostly(went: readonly Went[]): string {
  const groups = [
    ...Map.groupBy(
      went.flatMap(({ wrong }) => wrong ?? []),
      (wrong) => wrong,
    ),
  ]
  const [most] = groups.toSorted(([, one], [, other]) => other.length - one.length)
  return most === undefined ? '' : `${most[0]} (${most[1].length})`
}

const summary = (load: Load, told: Told) => ({
  ...figures(load.went),
  generatorLag: load.generatorLag,
  processorShare: told.cpu / 1e6 / load.seconds,
  statementsARequest: told.statements / load.sent,
  ...{ memory: told.memory, peak: told.peak },
})

const cells = ({ answered, p50, p95, p99, errors }: ReturnType<typeof figures>) => [
  ...[String(answered), say(p50), say(p95), say(p99), String(errors)],
]

const tableOf = (title: string, { went }: Load): Table => ({
  title,
  head: ['kind', 'requests', 'p50 ms', 'p95 ms', 'p99 ms', 'errors', 'mostly'],
  rows: [
    ...byKind(went).map((each) => [each.kind, ...cells(each), each.wrong]),
    ['all', ...cells(figures(went)), mostly(went)],
  ],
})

type Besides = { readonly startUp: number; readonly database: number }

const aboutProcess = (load: Load, told: Told, { startUp, database }: Besides): Table => ({
  title: 'The process meanwhile',
  head: ['what', 'figure'],
  rows: [
    ['requests a second sent', say(load.sent / load.seconds)],
    ['processor of the application, of one core', `${say(told.cpu / 1e4 / load.seconds)} %`],
    ['processor a request', `${say(told.cpu / 1000 / load.sent)} ms`],
    ['processor of the database a request', `${say((database * 1000) / load.sent)} ms`],
    ['statements a request', say(told.statements / load.sent)],
    ['memory at the end, at most', `${say(told.memory / 2 ** 20)} MB, ${say(told.peak / 2 ** 20)} MB`],
    ['start-up', `${say(startUp)} s`],
    ['lag of the load generator, p99', `${say(load.generatorLag)} ms`],
  ],
})
