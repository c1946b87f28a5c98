import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import { longestCellText, type Cell } from './workbook.ts'

/** Text that Excel would take for a formula; a number keeps its minus sign because it is written from a number. */
const likeAFormula = /^[=+\-@\t\r＝＋－＠]/u

const writeText = (text: string): string => {
  const cut = text.slice(0, longestCellText)
  return likeAFormula.test(cut) ? `'${cut}` : cut
}

function writeCell(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'string' ? writeText(cell) : cell.toString()
}

const line = (cells: readonly Cell[]): string => stringify([cells.map(writeCell)], { record_delimiter: 'windows' })

/**
 * A .csv as a stream, row by row as they arrive (FAM-06): UTF-8 with its mark so that Excel reads accents, commas, CRLF, days as
 * 2026-11-23. A .csv can't say "this is text", so text that begins like a formula gets an apostrophe in front, which shows it as it is
 * and calculates nothing (trust 10); reading the file back with readWorkbook takes the apostrophe away again.
 */
export function writeCsv(
  headings: readonly string[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): Readable {
  async function* lines(): AsyncGenerator<string> {
    yield `\uFEFF${line(headings)}`
    for await (const row of rows) yield line(row)
  }
  return Readable.from(lines())
}
