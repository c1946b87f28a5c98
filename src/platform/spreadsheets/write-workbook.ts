import { answerOf } from '#platform/threads/answer-of.ts'
import { feedThread } from '#platform/threads/feed-thread.ts'
import { threadPool } from '#platform/threads/thread-pool.ts'
import { sendCell } from './send-cell.ts'
import type { DocumentProperties } from '#platform/office/properties.ts'
import type { Cell } from './workbook.ts'
import type { SentPage, WorkbookOrder } from './write-workbook.worker.ts'

/** One sheet to write. `width` is in characters; every row has its cells in the order of `columns`, and the rows come some at a time. */
export type Table = {
  readonly name: string
  readonly columns: readonly { readonly heading: string; readonly width: number }[]
  readonly pages: () => Iterable<Page> | AsyncIterable<Page>
}
type Page = readonly (readonly Cell[])[]

/** A year of a large authority is some 12,600 rows of 20 columns: two seconds and 129 MB. */
const inThread = threadPool<WorkbookOrder, Uint8Array>(new URL('./write-workbook.worker.ts', import.meta.url), {
  most: 1,
  waiting: 20,
  restFor: 10_000,
  milliseconds: 60_000,
  megabytes: 1_024,
})

async function* pagesToSend(tables: readonly Table[]): AsyncGenerator<SentPage> {
  for (const [sheet, { pages }] of tables.entries())
    for await (const page of pages()) yield { sheet, rows: page.map((row) => row.map(sendCell)) }
}

/**
 * An .xlsx with one sheet for each table (FAM-06): bold headings that stay in view, days as real dates (dd/mm/yyyy), text as text even where it
 * begins like a formula (trust 10) and cut at the 32,767 characters a cell can hold. Written in a thread of its own, which asks for the rows
 * page by page once it has begun, so that nobody's page waits for it and nothing is read for it before. `gone` ends it. Throws for a
 * table too big to write within a minute, and what reading its rows threw.
 */
export async function writeWorkbook(
  tables: readonly Table[],
  properties: DocumentProperties,
  gone?: AbortSignal,
): Promise<Uint8Array> {
  const feed = feedThread(pagesToSend(tables))
  const sheets = tables.map(({ name, columns }) => ({ name, columns }))
  try {
    const written = inThread({ sheets, properties, pages: feed.port }, { signal: gone, transfer: [feed.port] })
    return answerOf(await Promise.race([written, feed.failed]), 'Writing a workbook')
  } finally {
    await feed.end()
  }
}
