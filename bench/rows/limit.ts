import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { addressesOf, namesFor } from '#platform/db/addresses.ts'
import { type BenchAuthority, demonstrationSize, large } from '../data/authorities.ts'
import { peopleAndPlaces } from '../data/people-and-places.ts'
import { type Answered, type Contender, rateOf, takeTurns } from '../load/closed-loop.ts'
import { benchSecret } from '../machine/postgres.ts'
import type { Browser } from '../product/browser.ts'
import { send } from '../product/http.ts'
import { measuredProcess, type MeasuredProcess } from '../product/measured-process.ts'
import { say, type Table } from '../report/table.ts'
import type { Bench } from './bench.ts'
import { type PageAsked, pagesToMeasure } from './pages-to-measure.ts'
import { peerAt } from './peer.ts'
import { sessions } from './sessions.ts'

const compared = ['Tracker', 'Family', 'My work, panel administrator', 'Meeting: agenda']
/** As many connections as the product's pool has. */
const connections = 4

/** Pages against the same bytes from memory with the same reads done raw, and against a peer where PEER_URL names one, in turns. */
export async function measureLimit(bench: Bench): Promise<readonly Table[]> {
  const sizes = [demonstrationSize, large]
  await bench.make(sizes)
  const process = await measuredProcess(bench.server)
  const rows: string[][] = []
  try {
    for (const size of sizes) rows.push(...(await limitsAt(bench, process, size)))
  } finally {
    await process.stop()
  }
  const head = ['page', 'Waymark /s', 'limit /s', 'of the limit', 'reads', 'peer /s', 'times the peer']
  return [{ title: 'Against the limit and a peer, six at once, in turns', head, rows }]
}

async function limitsAt(bench: Bench, process: MeasuredProcess, { key, says }: BenchAuthority): Promise<string[][]> {
  const place = await peopleAndPlaces(bench.server, key)
  const as = sessions({ port: process.port, host: `${key}.localhost` }, place.people)
  const pages = (await pagesToMeasure(place, as)).filter((page) => compared.includes(page.says))
  const rows: string[][] = []
  for (const page of pages) {
    const limit = await limitOf(bench, process, key, await as(page.who), page)
    try {
      const peer = bench.options.peer === null ? [] : [peerAt(bench.options.peer)]
      const waymark = { name: 'waymark', ask: asking(await as(page.who), page.path) }
      const turns = await takeTurns([limit.contender, waymark, ...peer], { rounds: 4, seconds: 3, atOnce: 6 })
      bench.keep(`limit ${says} ${page.says}`, turns)
      rows.push([`${page.says}, ${says}`, ...cells(turns, limit.reads)])
      bench.say(rows.at(-1)?.join('  ') ?? '')
    } finally {
      limit.stop()
    }
  }
  return rows
}

const asking = (browser: Browser, path: string) => async () => (await browser.get(path)).status === 200

function cells(turns: readonly Answered[], reads: number): string[] {
  const rate = (name: string) => {
    const found = turns.find((each) => each.name === name)
    return found === undefined ? Number.NaN : rateOf(found)
  }
  const [waymark, limit, peer] = [rate('waymark'), rate('limit'), rate('peer')]
  return [say(waymark), say(limit), say(waymark / limit), String(reads), say(peer), say(waymark / peer)]
}

type Limit = { readonly contender: Contender; readonly reads: number; readonly stop: () => void }

/** A process that answers as this page at the machine's limit. */
async function limitOf(
  bench: Bench,
  process: MeasuredProcess,
  key: string,
  browser: Browser,
  { path }: PageAsked,
): Promise<Limit> {
  await browser.get(path)
  await process.beginAndKeep()
  const answer = await browser.get(path)
  const { kept } = await process.tell()
  const reads = kept.filter(
    ({ text }) => /^\s*(select|with)\b/i.test(text) && !/\b(insert|update|delete)\b/i.test(text),
  )
  const child = fork(fileURLToPath(new URL('../product/limit-server.ts', import.meta.url)))
  const told: Promise<unknown[]> = once(child, 'message')
  const { application } = addressesOf(bench.server.url, benchSecret, namesFor(key))
  child.send({ database: application, connections, type: answer.type, body: answer.body().toString('base64'), reads })
  const { port } = z.object({ port: z.number() }).parse((await told)[0])
  const asked = { port, host: 'localhost', method: 'GET', path: '/', headers: {}, payload: null } as const
  const contender = { name: 'limit', ask: async () => (await send(asked)).status === 200 }
  return { contender, reads: reads.length, stop: () => child.kill() }
}
