import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import { withoutForbidden } from '#platform/forbidden-text.ts'
import { longestCellText, type Cell } from './workbook.ts'
import type { Table } from './write-workbook.ts'

/** Text that Excel would take for a formula; a number keeps its minus sign because it is written from a number. */
const likeAFormula = /^[=+\-@\t\r＝＋－＠]/u

const writeText = (text: string): string => {
  const cut = withoutForbidden(text.slice(0, longestCellText))
  return likeAFormula.test(cut) ? `'${cut}` : cut
}

function writeCell(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'string' ? writeText(cell) : cell.toString()
}

const lines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((cells) => cells.map(writeCell)),
    { record_delimiter: 'windows' },
  )

/**
 * How much is made before it is taken: some 20,000 rows. A large authority's tracker is so read from its database at the database's pace, and
 * nobody with a slow line keeps a connection to it from others.
 */
const ahead = 4 * 1024 * 1024

/**
 * A .csv as a stream, page by page as its rows arrive and no faster than they are taken (FAM-06): UTF-8 with its mark so that Excel reads
 * accents, commas, CRLF, days as 2026-11-23. A .csv can't say "this is text", so text that begins like a formula gets an apostrophe in
 * front, which shows it as it is and calculates nothing (trust 10); reading the file back with readWorkbook takes the apostrophe away again.
 */
export function writeCsv({ columns, pages }: Pick<Table, 'columns' | 'pages'>): Readable {
  async function* text(): AsyncGenerator<string> {
    yield `\uFEFF${lines([columns.map(({ heading }) => heading)])}`
    for await (const page of pages()) yield lines(page)
  }
  return Readable.from(text(), { objectMode: false, highWaterMark: ahead })
}
