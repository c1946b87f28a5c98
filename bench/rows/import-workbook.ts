import { setTimeout as pause } from 'node:timers/promises'
import { aWorkbook } from '#test/support/import-wizard.ts'
import { readPage } from '#test/support/page.ts'
import { demonstrationSize } from '../data/authorities.ts'
import { peopleAndPlaces } from '../data/people-and-places.ts'
import { scratchCopy } from '../data/scratch-copy.ts'
import { heldMeanwhile, type HeldMeanwhile, meanwhile } from '../load/meanwhile.ts'
import type { Browser } from '../product/browser.ts'
import { measuredProcess } from '../product/measured-process.ts'
import { say, type Table } from '../report/table.ts'
import type { Bench } from './bench.ts'
import { sessions } from './sessions.ts'

const rowsOfWorkbook = 2_000

/** A workbook of 2,000 rows brought to its preview, and loaded, while somebody else opens pages. */
export async function measureImport(bench: Bench): Promise<readonly Table[]> {
  const { key } = await scratchCopy(bench.server, demonstrationSize)
  const process = await measuredProcess(bench.server)
  try {
    const place = await peopleAndPlaces(bench.server, key)
    const as = sessions({ port: process.port, host: `${key}.localhost` }, place.people)
    const [administrator, other] = [await as('authority-administrator'), await as('social-worker')]
    const pages = ['/', `/families/${place.ownFamily}`, '/help']
    await meanwhile(other, pages, () => pause(3_000))
    const alone = await meanwhile(other, pages, () => pause(3_000))
    const bytes = Buffer.from(await workbook())
    const beside = { process, other, pages }
    const mapping = await heldMeanwhile(beside, () => bring(administrator, bytes))
    const preview = await heldMeanwhile(beside, () => toPreview(administrator, mapping.value))
    const load = await heldMeanwhile(beside, () => loadIt(administrator, preview.value))
    const { peak } = await process.tell()
    bench.keep('import', { alone, mapping, preview, load, peak })
    const line = (name: string, { seconds, p95, held }: HeldMeanwhile<unknown>) => [
      name,
      say(seconds),
      say(p95),
      say(p95 / alone.p95),
      say(held),
    ]
    const rows = [
      line('bring it', mapping),
      line('preview', preview),
      line('load', load),
      ['memory at most', `${say(peak / 2 ** 20)} MB`, '', '', ''],
    ]
    const head = ['step', 'seconds', 'others’ p95 ms', 'times their p95 alone', 'event loop held ms']
    return [{ title: 'A workbook of 2,000 rows', head, rows }]
  } finally {
    await process.stop()
  }
}

const day = Temporal.PlainDate.from('2026-09-01')

const workbook = () =>
  aWorkbook({
    'PLO Tracker': {
      headings: 'LCS ID, Family, Child, DOB / EDD, LGP date, LGP decn',
      rows: Array.from({ length: rowsOfWorkbook }, (_, at) => ({
        'LCS ID': 9_000_000 + at,
        Family: `Family ${Math.floor(at / 2)}`,
        Child: `Child${at} Family${Math.floor(at / 2)}`,
        'DOB / EDD': day.subtract({ days: at }),
        'LGP date': day.add({ days: at % 70 }),
        'LGP decn': 'B',
      })),
    },
  })

/** Sends the file; answers the address of its columns. */
async function bring(administrator: Browser, bytes: Buffer): Promise<string> {
  const fields = await administrator.form('/import', '/import')
  const { status, location } = await administrator.upload('/import', fields, {
    field: 'workbook',
    name: 'tracker.xlsx',
    bytes,
  })
  if (status !== 303) throw new Error(`The workbook wasn’t taken: ${status}`)
  return location
}

/** Takes the columns as they are proposed and opens the preview; answers its address. */
async function toPreview(administrator: Browser, columns: string): Promise<string> {
  const { status, location } = await administrator.post(columns, await administrator.form(columns))
  if (status !== 303) throw new Error(`The columns weren’t taken: ${status}`)
  const preview = await administrator.get(location)
  if (preview.status !== 200) throw new Error(`There is no preview: ${preview.status}`)
  return location
}

/** Loads what the preview shows and waits until it is loaded. */
async function loadIt(administrator: Browser, preview: string): Promise<void> {
  const { status } = await administrator.post(`${preview}/load`, await administrator.form(preview, `${preview}/load`))
  if (status !== 303) throw new Error(`The workbook wasn’t loaded: ${status}`)
  for (;;) {
    const { heading } = readPage((await administrator.get(preview)).body().toString())
    if (!heading.includes('Loading')) return
    await pause(100)
  }
}
