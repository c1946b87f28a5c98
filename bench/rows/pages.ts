import { type BenchAuthority, demonstrationSize, large, stress } from '../data/authorities.ts'
import { peopleAndPlaces } from '../data/people-and-places.ts'
import { measuredProcess, type MeasuredProcess } from '../product/measured-process.ts'
import { kilobytes, say, type Table } from '../report/table.ts'
import type { Bench } from './bench.ts'
import { type Cost, type Effort, measurePage } from './measure-page.ts'
import { pagesToMeasure } from './pages-to-measure.ts'
import { sessions } from './sessions.ts'

const effort: Effort = { least: 12, most: 40, milliseconds: 1_000 }

/** Each page one after another, at each size: what it costs the application, how many statements, how long and how heavy. */
export async function measurePages(bench: Bench): Promise<readonly Table[]> {
  const sizes = [demonstrationSize, large, stress].filter(({ key }) => bench.options.at.test(key))
  await bench.make(sizes)
  const tables: Table[] = []
  for (const size of sizes) {
    const process = await measuredProcess(bench.server)
    try {
      const costs = await pagesAt(bench, process, size)
      bench.keep(`pages-${size.key}`, costs)
      tables.push(tableOf(size, costs))
    } finally {
      await process.stop()
    }
  }
  return tables
}

async function pagesAt(
  bench: Bench,
  process: MeasuredProcess,
  { key, says }: BenchAuthority,
): Promise<readonly Cost[]> {
  const place = await peopleAndPlaces(bench.server, key)
  const as = sessions({ port: process.port, host: `${key}.localhost` }, place.people)
  const costs: Cost[] = []
  const asked = (await pagesToMeasure(place, as)).filter((page) => bench.options.only.test(page.says))
  // Once round first: code that no page has run yet is slow for whichever page happens to be the first.
  for (const page of asked) await (await as(page.who)).get(page.path)
  for (const page of asked) {
    const cost = await measurePage({ process, server: bench.server }, await as(page.who), page, effort)
    bench.say(
      `${says}: ${cost.says}: ${say(cost.cpu)} ms of processor, ${String(cost.statements)} statements, ${cost.status}`,
    )
    costs.push(cost)
  }
  return costs
}

const tableOf = ({ says }: BenchAuthority, costs: readonly Cost[]): Table => ({
  title: `One page after another, ${says}`,
  head: ['page', 'processor ms', 'database ms', 'SQL', 'median ms', 'p95 ms', 'raw', 'gzip', 'on the wire', 'times'],
  rows: costs.map((cost) => [
    cost.status === 200 ? cost.says : `${cost.says} (answered ${cost.status})`,
    ...[say(cost.cpu), say(cost.database), String(cost.statements), say(cost.median), say(cost.p95)],
    ...[kilobytes(cost.bytes), kilobytes(cost.gzip), kilobytes(cost.wire), String(cost.times)],
  ]),
})
