import type { Cell } from '#platform/spreadsheets/workbook.ts'
import { writeWorkbook } from '#platform/spreadsheets/write-workbook.ts'
import { assert } from './assert.ts'
import type { openWaymark, Sent } from './waymark.ts'

type Browser = Awaited<ReturnType<Awaited<ReturnType<typeof openWaymark>>['as']>>
type Row = Readonly<Record<string, Cell>>

/** A workbook of sheets by name: headings separated by commas, then rows by heading. */
export const aWorkbook = (
  sheets: Readonly<Record<string, { readonly headings: string; readonly rows: readonly Row[] }>>,
) =>
  writeWorkbook(
    Object.entries(sheets).map(([name, { headings, rows }]) => {
      const columns = headings.split(', ')
      return {
        name,
        columns: columns.map((heading) => ({ heading, width: 12 })),
        pages: () => [rows.map((row) => columns.map((heading) => row[heading] ?? null))],
      }
    }),
    { title: 'Tracker', council: 'Northbrook Council' },
  )

/** The import wizard as this person goes through it. */
export function wizardOf(administrator: Browser) {
  /** Chooses a file on the first page and sends it. */
  async function choose(name: string, bytes: Uint8Array): Promise<Sent> {
    const { page } = await administrator.get('/import')
    const form = page.forms.find(({ action }) => action === '/import')
    const fields = Object.fromEntries([...(form?.fields ?? [])].map(([field, values]) => [field, values[0] ?? '']))
    return administrator.upload('/import', fields, { field: 'workbook', name, bytes: Buffer.from(bytes) })
  }

  /** Brings a file to its preview as its columns are proposed; answers the import's address. */
  async function bring(bytes: Uint8Array, fileName = 'northbrook-tracker.xlsx'): Promise<string> {
    const brought = await choose(fileName, bytes)
    assert.equal(brought.status, 303, brought.page.text.slice(0, 300))
    const mapped = await administrator.submit(String(brought.headers['location']), {})
    assert.equal(mapped.status, 303, mapped.page.text.slice(0, 300))
    return String(mapped.headers['location'])
  }

  /** Waits until it isn't being loaded any more. */
  async function settled(address: string): Promise<Sent> {
    for (;;) {
      const seen = await administrator.get(address)
      if (!seen.page.heading.includes('Loading the workbook')) return seen
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  /** Loads what the preview shows; answers the summary. */
  async function load(address: string): Promise<Sent> {
    const sent = await administrator.submit(address, {}, `${address}/load`)
    assert.equal(sent.headers['location'], address, sent.page.text.slice(0, 300))
    return settled(address)
  }

  /** Every finding of a preview or summary, as rows of the table: where, what it says, what the matter is, what to do. */
  async function findings(address: string): Promise<readonly (readonly string[])[]> {
    const rows: (readonly string[])[] = []
    for (let page = 1; page < 100; page += 1) {
      const seen = await administrator.get(`${address}?page=${page}`)
      rows.push(...seen.page.rows.filter((cells) => cells.length === 4 && /, row \d/.test(cells[0] ?? '')))
      if (!seen.page.text.includes(`Page ${page} of`) || seen.page.text.includes(`Page ${page} of ${page} `)) break
    }
    return rows
  }

  const undo = (address: string) => administrator.submit(address, {}, `${address}/undo`)
  return { choose, bring, load, settled, findings, undo }
}

/** Added, changed and left alone of one kind of record, as the table of a preview or summary says. */
export const countsOf = ({ page }: Sent, what: string): readonly string[] | undefined =>
  page.rows.find(([first]) => first === what)?.slice(1)
