import { type BenchAuthority, large, longHistory, shortHistory } from '../data/authorities.ts'
import { peopleAndPlaces } from '../data/people-and-places.ts'
import { measuredProcess, type MeasuredProcess } from '../product/measured-process.ts'
import { say, type Table } from '../report/table.ts'
import type { Bench } from './bench.ts'
import { type Cost, measurePage } from './measure-page.ts'
import { pagesToMeasure } from './pages-to-measure.ts'
import { sessions } from './sessions.ts'

const effort = { least: 12, most: 40, milliseconds: 1_000 }
const looked = /^(My work|Tracker|Family|Child|Court|Actions|Meeting|Overview: (draft|list)|Search|Filing)/

/** What a page costs where as much is open with two, six and ten years behind it. */
export async function measureHistory(bench: Bench): Promise<readonly Table[]> {
  const sizes = [shortHistory, large, longHistory]
  await bench.make(sizes)
  const process = await measuredProcess(bench.server)
  try {
    const costs: (readonly Cost[])[] = []
    for (const size of sizes) costs.push(await costsAt(bench, process, size))
    bench.keep('history', costs)
    return [tableOf(costs)]
  } finally {
    await process.stop()
  }
}

async function costsAt(
  bench: Bench,
  process: MeasuredProcess,
  { key, says }: BenchAuthority,
): Promise<readonly Cost[]> {
  const place = await peopleAndPlaces(bench.server, key)
  const as = sessions({ port: process.port, host: `${key}.localhost` }, place.people)
  const costs: Cost[] = []
  for (const page of (await pagesToMeasure(place, as)).filter((each) => looked.test(each.says))) {
    costs.push(await measurePage({ process, server: bench.server }, await as(page.who), page, effort))
    bench.say(`${says}: ${page.says}: ${say(costs.at(-1)?.cpu ?? 0)} ms`)
  }
  return costs
}

function tableOf([short = [], six = [], long = []]: readonly (readonly Cost[])[]): Table {
  const rows = short.map((cost, at) => {
    const [, longer] = [six[at], long[at]]
    const times = (what: 'cpu' | 'median') => say((longer?.[what] ?? Number.NaN) / cost[what])
    return [
      cost.says,
      say(cost.cpu),
      say(six[at]?.cpu ?? Number.NaN),
      say(longer?.cpu ?? Number.NaN),
      times('cpu'),
      times('median'),
    ]
  })
  return {
    title: 'Page time against history, as much open each time',
    head: ['page', '2 years, processor ms', '6 years', '10 years', '10 to 2 years, processor', '10 to 2 years, median'],
    rows,
  }
}
