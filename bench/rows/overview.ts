import { setTimeout as pause } from 'node:timers/promises'
import { namesFor } from '#platform/db/addresses.ts'
import { large } from '../data/authorities.ts'
import { inDatabase } from '../data/make-authority.ts'
import { peopleAndPlaces } from '../data/people-and-places.ts'
import { scratchCopy } from '../data/scratch-copy.ts'
import { heldMeanwhile, type HeldMeanwhile, meanwhile } from '../load/meanwhile.ts'
import type { Browser } from '../product/browser.ts'
import type { Answer } from '../product/http.ts'
import { measuredProcess } from '../product/measured-process.ts'
import { say, type Table } from '../report/table.ts'
import type { Bench } from './bench.ts'
import { sessions } from './sessions.ts'

type Step = readonly [name: string, work: () => Promise<Answer>]

/** An Overview of a large authority's week: drafted, looked through, published with its personal copies, read, and taken away in Word. */
export async function measureOverview(bench: Bench): Promise<readonly Table[]> {
  const { key } = await scratchCopy(bench.server, large)
  const process = await measuredProcess(bench.server)
  try {
    const place = await peopleAndPlaces(bench.server, key)
    await fillTheWeek(bench, key, place.heldOn)
    const as = sessions({ port: process.port, host: `${key}.localhost` }, place.people)
    const [writer, other] = [await as('court-qa-manager'), await as('social-worker')]
    const pages = ['/', `/families/${place.ownFamily}`, '/help']
    await meanwhile(other, pages, () => pause(3_000))
    const alone = await meanwhile(other, pages, () => pause(3_000))
    const rows: string[][] = []
    for (const [name, work] of steps(writer, place.heldOn)) {
      const took = await heldMeanwhile({ process, other, pages }, work)
      rows.push([name, String(took.value.status), ...cells(took, alone.p95)])
      bench.say(rows.at(-1)?.join('  ') ?? '')
    }
    const { peak } = await process.tell()
    const [copies, children] = await whatWasPublished(bench, key)
    const head = ['step', 'status', 'seconds', 'others’ p95 ms', 'times their p95 alone', 'event loop held ms']
    bench.keep('overview', { rows, copies, children, peak })
    rows.push(
      ['copies made; children in it', '', `${copies}; ${children}`, '', '', ''],
      ['memory at most', '', `${say(peak / 2 ** 20)} MB`, '', '', ''],
    )
    return [{ title: 'A large authority’s Overview', head, rows }]
  } finally {
    await process.stop()
  }
}

function steps(writer: Browser, heldOn: string): readonly Step[] {
  const at = `/overviews/${heldOn}`
  let published = at
  return [
    ['draft', () => writer.get(at)],
    ['look through who is sent what', () => writer.get(`${at}/publish`)],
    ['publish and make the copies', async () => {
      const fields = await writer.form(`${at}/publish`)
      const answer = await writer.post(`${at}/publish`, { ...fields, reason: 'A date was corrected' })
      if (answer.status === 303) published = answer.location
      return answer
    }],
    ['read it', () => writer.get(published)],
    ['take it away in Word', () => writer.get(`${published}/word`)],
  ] // prettier-ignore
}

const cells = (took: HeldMeanwhile<Answer>, alone: number): string[] => [
  say(took.seconds),
  say(took.p95),
  say(took.p95 / alone),
  say(took.held),
]

/** Each live court case has a hearing that week: as many children as the budget speaks of. */
const fillTheWeek = (bench: Bench, key: string, heldOn: string): Promise<unknown> =>
  inDatabase(bench.server, namesFor(key).database, (client) =>
    client.query(
      `insert into hearing (proceedings_id, kind, held_on)
       select id, 'case-management', $1::date + 3 from proceedings where ended_on is null`,
      [heldOn],
    ),
  )

const whatWasPublished = (bench: Bench, key: string): Promise<readonly [number, number]> =>
  inDatabase(bench.server, namesFor(key).database, async (client) => {
    const copies = await client.query<{ n: string }>(
      'select count(*) as n from overview_copy where overview_version_id = (select max(id) from overview_version)',
    )
    const children = await client.query<{ n: number }>(
      `select cardinality(children) as n from trail where method = 'POST' and path like '/overviews/%/publish' order by id desc limit 1`,
    )
    return [Number(copies.rows[0]?.n ?? 0), children.rows[0]?.n ?? 0]
  })
