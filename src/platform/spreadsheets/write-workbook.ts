import { answerOf } from '#platform/threads/answer-of.ts'
import { threadPool } from '#platform/threads/thread-pool.ts'
import { sendCell } from './send-cell.ts'
import type { Cell } from './workbook.ts'
import type { SentTable } from './write-workbook.worker.ts'

/** One sheet to write. `width` is in characters; every row has its cells in the order of `columns`. */
export type Table = {
  readonly name: string
  readonly columns: readonly { readonly heading: string; readonly width: number }[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A year of a large authority is some 12,600 rows of 20 columns: two seconds and 129 MB. */
const inThread = threadPool<readonly SentTable[], Uint8Array>(new URL('./write-workbook.worker.ts', import.meta.url), {
  most: 1,
  waiting: 20,
  restFor: 10_000,
  milliseconds: 60_000,
  megabytes: 1_024,
})

const send = ({ name, columns, rows }: Table): SentTable => ({
  name,
  columns,
  rows: rows.map((row) => row.map(sendCell)),
})

/**
 * An .xlsx with one sheet for each table (FAM-06): bold headings that stay in view, days as real dates (dd/mm/yyyy), text as text even where it
 * begins like a formula (trust 10) and cut at the 32,767 characters a cell can hold. Written in a thread of its own, so that
 * nobody's page waits for it. Throws for a table too big to write within a minute.
 */
export async function writeWorkbook(tables: readonly Table[]): Promise<Uint8Array> {
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0)
  return answerOf(await inThread(tables.map(send)), `Writing a workbook of ${rows} rows`)
}
