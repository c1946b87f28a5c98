import { parse } from 'csv-parse/sync'
import { looksLikeText, withoutControls } from './plain-text.ts'
import type { Cell, Workbook } from './workbook.ts'
import { Refused, type WorkbookLimits } from './workbook-refusal.ts'

const startsWith = (bytes: Buffer, ...mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte)

/** Half of the bytes of English text in UTF-16 are zero, and always the same half. */
function utf16WithoutMark(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const start = bytes.subarray(0, 2_000)
  const zeros = (parity: number): number => start.filter((byte, at) => byte === 0 && at % 2 === parity).length
  const enough = start.length / 4
  if (zeros(1) > enough && zeros(0) === 0) return 'utf-16le'
  return zeros(0) > enough && zeros(1) === 0 ? 'utf-16be' : null
}

function encodingOf(bytes: Buffer): string {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  return utf16WithoutMark(bytes) ?? 'utf-8'
}

/** Text as Excel and its neighbours save it: UTF-8 or UTF-16 with or without their mark, else Windows-1252. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Of comma, semicolon (Excel where the comma is the decimal sign) and tab, the one that stands most often outside quotes. */
function delimiterOf(text: string): string {
  const outsideQuotes = text.slice(0, 20_000).replaceAll(/"[^"]*"/g, '')
  const times = (delimiter: string): number => outsideQuotes.split(delimiter).length
  return [',', ';', '\t'].reduce((best, next) => (times(next) > times(best) ? next : best))
}

/** Undoes what writeCsv does to text that looks like a formula, so that what was sent out comes back the same. */
const toText = (text: string): string => withoutControls(text).replace(/^'(?=[=+\-@\t\r＝＋－＠])/u, '')
const toCell = (text: string): Cell => toText(text) || null

/** A .csv as a workbook of one sheet; every cell is text. Throws Refused when it isn't text, and the parser's own error for a broken table. */
export function parseCsv(bytes: Buffer, name: string, limits: WorkbookLimits): Workbook {
  const text = decode(bytes)
  if (!looksLikeText(text)) throw new Refused({ kind: 'not-a-workbook', found: null })
  const records = parse(text, {
    delimiter: delimiterOf(text),
    relaxColumnCount: true,
    relaxQuotes: true,
    to: limits.rows + 1,
  })
  const rows = records
    .map((record, at) => ({ number: at + 1, cells: record.map(toCell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== null))
  return { sheets: [{ name, rows }] }
}
