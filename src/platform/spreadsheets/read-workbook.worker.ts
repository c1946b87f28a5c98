import { parentPort, workerData } from 'node:worker_threads'
import { fileTypeFromBuffer } from 'file-type'
import { parseCsv } from './parse-csv.ts'
import { parseXlsx } from './parse-xlsx.ts'
import { sendCell, type SentCell } from './send-cell.ts'
import type { Workbook } from './workbook.ts'
import { Refused, type WorkbookLimits, type WorkbookRefusal } from './workbook-refusal.ts'

/** What the thread is given; the bytes are its own copy. */
export type ReadWorkbookInput = {
  readonly bytes: Uint8Array
  readonly sheetName: string
  readonly limits: WorkbookLimits
}

export type SentWorkbook = readonly {
  readonly name: string
  readonly rows: readonly (readonly [number, readonly SentCell[]])[]
}[]
export type ReadWorkbookAnswer = { readonly sheets: SentWorkbook } | { readonly refusal: WorkbookRefusal }

/** Old Excel and password-protected new Excel share one container; the second names its parts in UTF-16. */
const isLocked = (bytes: Buffer): boolean => bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))

async function parseByContent({ bytes, sheetName, limits }: ReadWorkbookInput): Promise<Workbook> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? null
  if (found === null) return parseCsv(buffer, sheetName, limits)
  if (found === 'application/x-cfb')
    throw new Refused({ kind: isLocked(buffer) ? 'locked-with-a-password' : 'old-excel' })
  const startsLikeZip = buffer.readUInt32LE(0) === 0x04034b50
  if (startsLikeZip) return parseXlsx(buffer, limits)
  throw new Refused({ kind: 'not-a-workbook', found })
}

function refuseTooMuch({ sheets }: Workbook, limits: WorkbookLimits): void {
  const rows = sheets.flatMap((sheet) => sheet.rows)
  if (rows.length === 0) throw new Refused({ kind: 'nothing-in-it' })
  const text = rows.reduce(
    (sum, { cells }) => cells.reduce((s: number, cell) => s + (typeof cell === 'string' ? cell.length : 1), sum),
    0,
  )
  const widest = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  if (text > limits.text || rows.length > limits.rows || widest > limits.columns)
    throw new Refused({ kind: 'too-much-in-it' })
}

async function answer(input: ReadWorkbookInput): Promise<ReadWorkbookAnswer> {
  try {
    const workbook = await parseByContent(input)
    refuseTooMuch(workbook, input.limits)
    return {
      sheets: workbook.sheets.map(({ name, rows }) => ({
        name,
        rows: rows.map(({ number, cells }) => [number, cells.map(sendCell)]),
      })),
    }
  } catch (thrown) {
    // Whatever the readers stumble over is a damaged file: this thread knows no other work.
    return { refusal: thrown instanceof Refused ? thrown.refusal : { kind: 'damaged' } }
  }
}

// The only sender is read-workbook.ts, in this same program.
parentPort?.postMessage(await answer(workerData as ReadWorkbookInput))
