import { Client } from 'pg'
import { addressesOf, namesFor } from '#platform/db/addresses.ts'
import { large, stress } from '../data/authorities.ts'
import { peopleAndPlaces } from '../data/people-and-places.ts'
import { benchSecret } from '../machine/postgres.ts'
import { measuredProcess } from '../product/measured-process.ts'
import type { Sent } from '../product/probe.ts'
import { say, type Table } from '../report/table.ts'
import type { Bench } from './bench.ts'
import { explain, type Explained } from './explain.ts'
import { pagesToMeasure } from './pages-to-measure.ts'
import { sessions } from './sessions.ts'

type OfPage = Explained & { readonly page: string; readonly text: string }

/** The plan of every statement that each page issues, asked as the application's login: whole tables read, and what takes longest. */
export async function lookAtPlans(bench: Bench): Promise<readonly Table[]> {
  const authority = bench.options.at.test(large.key) ? large : stress
  await bench.make([authority])
  const process = await measuredProcess(bench.server)
  const { application } = addressesOf(bench.server.url, benchSecret, namesFor(authority.key))
  const client = new Client({ connectionString: application })
  await client.connect()
  await client.query(`set timezone to 'UTC'`)
  const found: OfPage[] = []
  try {
    const place = await peopleAndPlaces(bench.server, authority.key)
    const as = sessions({ port: process.port, host: `${authority.key}.localhost` }, place.people)
    for (const { says, who, path } of (await pagesToMeasure(place, as)).filter((page) =>
      bench.options.only.test(page.says),
    )) {
      const browser = await as(who)
      await process.beginAndKeep()
      const { status } = await browser.get(path)
      const { kept } = await process.tell()
      found.push(...(await explained(client, says, kept)))
      bench.say(`${says}: ${kept.length} statements (${status})`)
    }
  } finally {
    await client.end()
    await process.stop()
  }
  bench.keep('plans', found)
  return [wholeTables(authority.says, found), longest(found), repeated(found)]
}

async function explained(client: Client, page: string, statements: readonly Sent[]): Promise<OfPage[]> {
  const found: OfPage[] = []
  for (const sent of statements) {
    const plan = await explain(client, sent)
    if (plan !== null) found.push({ ...plan, page, text: sent.text })
  }
  return found
}

/** Each whole table that is read, with the pages that do. */
function wholeTables(says: string, found: readonly OfPage[]): Table {
  const scans = found.flatMap((each) => each.scans.map((scan) => ({ ...each, scan })))
  const groups = [...Map.groupBy(scans, ({ scan, text }) => `${scan.table} ${shape(text)}`).values()]
  return {
    title: `Whole tables of over 10,000 rows read, as the application’s login, ${says}`,
    head: ['table', 'rows', 'statements', 'ms in all', 'pages', 'filter', 'statement'],
    rows: groups
      .toSorted((one, other) => milliseconds(other) - milliseconds(one))
      .flatMap((group) => {
        const [first] = group
        if (first === undefined) return []
        const { table, rows, filter } = first.scan
        return [
          [
            table,
            rows.toFixed(0),
            String(group.length),
            say(milliseconds(group)),
            pagesOf(group),
            cut(filter, 80),
            cut(shape(first.text), 200),
          ],
        ]
      }),
  }
}

/** The statements that take the database longest, over all pages. */
function longest(found: readonly OfPage[]): Table {
  const groups = [...Map.groupBy(found, ({ text }) => shape(text)).values()]
  return {
    title: 'The forty statements that take the database longest',
    head: ['statement', 'ms in all', 'ms at most', 'buffers at most', 'rows at most', 'times', 'pages'],
    rows: groups
      .toSorted((one, other) => milliseconds(other) - milliseconds(one))
      .slice(0, 40)
      .map((group) => [
        cut(shape(group[0]?.text ?? ''), 200),
        say(milliseconds(group)),
        say(Math.max(...group.map((each) => each.milliseconds))),
        String(Math.max(...group.map(({ buffers }) => buffers))),
        String(Math.max(...group.map(({ rows }) => rows))),
        String(group.length),
        pagesOf(group),
      ]),
  }
}

/** The statements one page sends again and again. */
function repeated(found: readonly OfPage[]): Table {
  const groups = [...Map.groupBy(found, ({ page, text }) => `${page}\n${shape(text)}`).values()].filter(
    ({ length }) => length > 2,
  )
  return {
    title: 'The same statement more than twice on one page',
    head: ['page', 'times', 'ms in all', 'statement'],
    rows: groups
      .toSorted((one, other) => other.length - one.length)
      .slice(0, 60)
      .map((group) => [
        group[0]?.page ?? '',
        String(group.length),
        say(milliseconds(group)),
        cut(shape(group[0]?.text ?? ''), 160),
      ]),
  }
}

const milliseconds = (group: readonly Explained[]) => group.reduce((sum, each) => sum + each.milliseconds, 0)
const pagesOf = (group: readonly OfPage[]): string => {
  const pages = [...new Set(group.map(({ page }) => page))]
  return pages.length > 6 ? `${pages.slice(0, 5).join('; ')} and ${pages.length - 5} more` : pages.join('; ')
}

/** A statement without its lists of parameters, so that the same question with more ids is the same. */
const shape = (text: string): string =>
  text
    .replaceAll(/\$\d+(, \$\d+)+/g, '$…')
    .replaceAll(/\$\d+/g, '$n')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('|', '\\|')
    .trim()
const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length)}…` : text)
