import writeXlsxFile, { type Cell as WrittenCell, type Sheet as WrittenSheet } from 'write-excel-file/node'
import type { MessagePort } from 'node:worker_threads'
import {
  type DocumentProperties,
  propertiesParts,
  propertiesRelations,
  propertiesTypes,
} from '#platform/office/properties.ts'
import { withoutForbidden } from '#platform/forbidden-text.ts'
import { answerInThread } from '#platform/threads/answer-in-thread.ts'
import { fedPages } from '#platform/threads/feed-thread.ts'
import type { SentCell } from './send-cell.ts'
import { longestCellText } from './workbook.ts'

/** The sheets to write, without their rows, and where the rows are asked for. */
export type WorkbookOrder = {
  readonly sheets: readonly SentSheet[]
  readonly properties: DocumentProperties
  readonly pages: MessagePort
}
type SentSheet = {
  readonly name: string
  readonly columns: readonly { readonly heading: string; readonly width: number }[]
}

/** Some rows of one of the sheets. */
export type SentPage = { readonly sheet: number; readonly rows: readonly (readonly SentCell[])[] }

/**
 * The writer keeps texts in an object, and takes a word that every object has (toString) for one it has had already: no program can
 * open what it writes then. A space after the word is all the difference, and reads the same.
 */
function writable(text: string): string {
  const allowed = withoutForbidden(text)
  return allowed in {} ? `${allowed} ` : allowed
}

/** Excel's own limits on a sheet's name. */
const sheetName = (name: string): string =>
  withoutForbidden(name)
    .replaceAll(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31)

/** Text is written as text whatever it begins with: '=1+1' stays four characters, never a formula (trust 10). */
const writeText = (value: string): WrittenCell => ({
  type: String,
  value: writable(value.slice(0, longestCellText)),
})

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

const beginSheet = ({
  name,
  columns,
}: SentSheet): { readonly sheet: WrittenSheet<never>; readonly data: WrittenCell[][] } => {
  const data: WrittenCell[][] = [
    columns.map(({ heading }) => ({ type: String, value: writable(heading), fontWeight: 'bold', wrap: true })),
  ]
  const sheet = { sheet: sheetName(name), columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1, data }
  return { sheet, data }
}

/** Puts title, language and council into a workbook, which the writer leaves without any. */
const propertiesOf = (properties: DocumentProperties) => ({
  files: {
    transform: {
      '[Content_Types].xml': { insert: () => propertiesTypes },
      '_rels/.rels': { insert: () => propertiesRelations },
    },
    write: { files: () => ({ ...propertiesParts(properties) }) },
  },
})

answerInThread(async ({ sheets, properties, pages }: WorkbookOrder) => {
  const begun = sheets.map(beginSheet)
  for await (const { sheet, rows } of fedPages<SentPage>(pages))
    for (const row of rows) begun[sheet]?.data.push(row.map(writeCell))
  const written = writeXlsxFile(
    begun.map(({ sheet }) => sheet),
    { features: [propertiesOf(properties)] },
  )
  return new Uint8Array(await written.toBuffer())
})
