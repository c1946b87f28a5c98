import { setTimeout as pause } from 'node:timers/promises'
import { stress } from '../data/authorities.ts'
import { peopleAndPlaces } from '../data/people-and-places.ts'
import { heldMeanwhile, meanwhile } from '../load/meanwhile.ts'
import { measuredProcess, type MeasuredProcess } from '../product/measured-process.ts'
import type { Browser } from '../product/browser.ts'
import { percentile } from '../report/percentile.ts'
import { say, type Table } from '../report/table.ts'
import type { Bench } from './bench.ts'
import { sessions } from './sessions.ts'

const times = 10

/** The tracker with 12,600 children open taken away again and again, and what others' pages cost meanwhile. */
export async function measureExport(bench: Bench): Promise<readonly Table[]> {
  await bench.make([stress])
  const rows: string[][] = []
  // Each in a process of its own: how much memory it takes is what it adds to a process that has answered pages before.
  for (const kind of ['csv', 'xlsx']) {
    const process = await measuredProcess(bench.server)
    try {
      rows.push(await exportAs(kind, bench, process))
      bench.say(rows.at(-1)?.join('  ') ?? '')
    } finally {
      await process.stop()
    }
  }
  bench.keep('export', rows)
  const head = [
    'export',
    'seconds, median',
    'others’ p95 ms',
    'times their p95 alone',
    'event loop held ms',
    'memory more, the first time',
  ]
  return [{ title: `The tracker of 12,600 open children taken away ${times} times`, head, rows }]
}

async function exportAs(kind: string, bench: Bench, process: MeasuredProcess): Promise<string[]> {
  const place = await peopleAndPlaces(bench.server, stress.key)
  const as = sessions({ port: process.port, host: `${stress.key}.localhost` }, place.people)
  const [taker, other] = [await as('panel-administrator'), await as('social-worker')]
  const pages = ['/', `/families/${place.ownFamily}`, '/help']
  await meanwhile(other, pages, () => pause(5_000))
  const alone = await meanwhile(other, pages, () => pause(5_000))
  const before = await process.tell()
  await takeAway(taker, `/tracker.${kind}`, 1)
  const after = await process.tell()
  const beside = await heldMeanwhile({ process, other, pages }, () => takeAway(taker, `/tracker.${kind}`, times))
  return [
    `.${kind}`,
    say(percentile(beside.value, 50) / 1000),
    ...[say(beside.p95), say(beside.p95 / alone.p95), say(beside.held)],
    `${say((after.peak - before.peak) / 2 ** 20)} MB`,
  ]
}

async function takeAway(taker: Browser, path: string, often: number): Promise<readonly number[]> {
  const took: number[] = []
  while (took.length < often) {
    const from = performance.now()
    const { status } = await taker.get(path)
    if (status !== 200) throw new Error(`${path} was answered ${status}`)
    took.push(performance.now() - from)
  }
  return took
}
