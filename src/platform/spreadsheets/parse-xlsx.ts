import readXlsxFile from 'read-excel-file/node'
import { withoutControls } from './plain-text.ts'
import { storeZip } from './store-zip.ts'
import { unpackXlsx } from './unpack-xlsx.ts'
import type { Cell, Row, Workbook } from './workbook.ts'
import type { WorkbookLimits } from './workbook-refusal.ts'

/** The reader gives days as midnight in UTC; a cell that also holds a time keeps its day. */
function toCell(value: unknown): Cell {
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? null : dayOf(value)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return typeof value === 'string' ? withoutControls(value) || null : null
}

const dayOf = (date: Date): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() })

const toRows = (data: readonly (readonly unknown[])[]): readonly Row[] =>
  data
    .map((values, at) => ({ number: at + 1, cells: values.map(toCell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== null))

/** The reader drops a cell whose formula went wrong; declared as the text it shows ('#REF!'), it is kept and can be reported. */
const keepErrors = (part: Buffer): Buffer =>
  Buffer.from(part.toString('utf8').replaceAll(/(<c\b[^<>]*?\bt=["'])e(["'])/g, '$1str$2'))

/**
 * The values of every sheet of an .xlsx, hidden rows and columns too: a formula's last calculated value, an error as its text
 * ('#VALUE!'), text untrimmed. Comments and colours aren't values and aren't read. Throws Refused or the reader's own error.
 */
export async function parseXlsx(bytes: Buffer, limits: WorkbookLimits): Promise<Workbook> {
  const parts = await unpackXlsx(bytes, limits)
  const kept = [...parts].map(([name, part]) => [name, name.includes('worksheets') ? keepErrors(part) : part] as const)
  const sheets = await readXlsxFile(storeZip(new Map(kept)), { trim: false })
  return { sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: toRows(data) })) }
}
