import { large } from '../data/authorities.ts'
import { type Place, peopleAndPlaces } from '../data/people-and-places.ts'
import { type Contender, rateOf, takeTurns } from '../load/closed-loop.ts'
import type { Browser } from '../product/browser.ts'
import { measuredProcess, type MeasuredProcess } from '../product/measured-process.ts'
import { say, type Table } from '../report/table.ts'
import type { Bench } from './bench.ts'
import { sessions } from './sessions.ts'

/** Two processes against one on the same databases, in turns. Run with --debian for the PostgreSQL of Debian. */
export async function measureProcesses(bench: Bench): Promise<readonly Table[]> {
  await bench.make([large])
  const processes = [await measuredProcess(bench.server), await measuredProcess(bench.server)]
  try {
    const place = await peopleAndPlaces(bench.server, large.key)
    const pages = pagesOf(place)
    const asks: (() => Promise<boolean>)[] = []
    for (const each of processes) asks.push(turning(await browserAt(each, place), pages))
    const [one = never, other = never] = asks
    const contenders: Contender[] = [
      { name: 'one', ask: one },
      { name: 'two', ask: inTurn([one, other]) },
    ]
    const [alone, both] = await takeTurns(contenders, { rounds: 5, seconds: 5, atOnce: 16 })
    bench.keep('processes', { alone, both })
    const [rateOne, rateTwo] = [alone, both].map((each) => (each === undefined ? Number.NaN : rateOf(each)))
    const rows = [
      [say(rateOne ?? Number.NaN), say(rateTwo ?? Number.NaN), say((rateTwo ?? Number.NaN) / (rateOne ?? Number.NaN))],
    ]
    return [
      { title: 'Two processes against one, sixteen at once, in turns', head: ['one /s', 'two /s', 'times'], rows },
    ]
  } finally {
    for (const each of processes) await each.stop()
  }
}

const never = () => Promise.resolve(false)

const pagesOf = ({ family, child }: Place): readonly string[] => [
  `/families/${family}`, '/', '/tracker', `/families/${family}/history`, `/children/${child}/clock`,
] // prettier-ignore

const browserAt = ({ port }: MeasuredProcess, { people }: Place): Promise<Browser> =>
  sessions({ port, host: `${large.key}.localhost` }, people)('panel-administrator')

/** Asks one page after the other, round and round. */
function turning(browser: Browser, pages: readonly string[]): () => Promise<boolean> {
  let at = 0
  return async () => (await browser.get(pages[at++ % pages.length] ?? '/')).status === 200
}

function inTurn(asks: readonly (() => Promise<boolean>)[]): () => Promise<boolean> {
  let at = 0
  return () => (asks[at++ % asks.length] ?? never)()
}
