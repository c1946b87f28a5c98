import writeXlsxFile, { type Cell as WrittenCell, type Sheet as WrittenSheet } from 'write-excel-file/node'
import { answerInThread } from '#platform/threads/answer-in-thread.ts'
import type { SentCell } from './send-cell.ts'
import { longestCellText } from './workbook.ts'

export type SentTable = {
  readonly name: string
  readonly columns: readonly { readonly heading: string; readonly width: number }[]
  readonly rows: readonly (readonly SentCell[])[]
}

/** Excel's own limits on a sheet's name. */
const sheetName = (name: string): string => name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31)

/** Text is written as text whatever it begins with: '=1+1' stays four characters, never a formula (trust 10). */
const writeText = (value: string): WrittenCell => ({ type: String, value: value.slice(0, longestCellText) })

/** The writer wants a day as midnight in UTC. */
const writeDay = (day: string): WrittenCell => ({
  type: Date,
  value: new Date(`${day}T00:00:00Z`),
  format: 'dd/mm/yyyy',
})

function writeCell(cell: SentCell): WrittenCell {
  if (cell === null || cell === '') return null
  if (typeof cell === 'string') return writeText(cell)
  if (typeof cell === 'object') return writeDay(cell.day)
  return typeof cell === 'number' ? { type: Number, value: cell } : { type: Boolean, value: cell }
}

const writeSheet = ({ name, columns, rows }: SentTable): WrittenSheet<never> => ({
  sheet: sheetName(name),
  columns: columns.map(({ width }) => ({ width })),
  stickyRowsCount: 1,
  data: [
    columns.map(({ heading }) => ({ type: String, value: heading, fontWeight: 'bold', wrap: true })),
    ...rows.map((row) => row.map(writeCell)),
  ],
})

answerInThread(
  async (tables: readonly SentTable[]) => new Uint8Array(await writeXlsxFile(tables.map(writeSheet)).toBuffer()),
)
