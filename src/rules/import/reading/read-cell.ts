import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { readDay, type NoDate, type Years } from '#rules/calendar/read-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { tidyName } from '#rules/words/tidy-name.ts'
import { isBlank, sayCell, type Cell } from '#rules/import/sheets/sheet.ts'
import { meaningOf, noIdYet, yesOrNo } from '#rules/import/sheets/vocabulary-of-cells.ts'

/** The day before Excel's day 1, allowing for the 29 February 1900 it believes in. */
const beforeFirstSerial = Temporal.PlainDate.from('1899-12-30')
const serialOf1990 = 32_874
const serialOf2100 = 73_050

/** Why a cell's words aren't a date. */
export type DateRefusal = NoDate['is']

/** Nothing in a tracker of children is older or further ahead; a year outside is a slip of the keys. */
const yearsOfATracker: Years = { from: 1990, to: 2100 }

function readWords(words: string): Outcome<PlainDate | null, DateRefusal> {
  const read = readDay(words, yearsOfATracker)
  return read.ok ? read : refused(read.because.is)
}

/** A day from a date cell, from a date's bare serial number (46272) in a cell that lost its format, or from words. Blank is null. */
export function readDate(cell: Cell): Outcome<PlainDate | null, DateRefusal> {
  if (isBlank(cell)) return allowed(null)
  if (cell instanceof Temporal.PlainDate) return readWords(cell.toString())
  if (typeof cell === 'string' && !/^\s*\d{5}(\.\d+)?\s*$/.test(cell)) return readWords(cell)
  const serial = Number(cell)
  const isSerial = typeof cell !== 'boolean' && serial >= serialOf1990 && serial <= serialOf2100
  return isSerial ? allowed(beforeFirstSerial.add({ days: Math.floor(serial) })) : refused('not-a-date')
}

/** Yes or no in the usual short forms. Blank is null: a tracker that says nothing doesn't say no. */
export function readYesOrNo(cell: Cell): Outcome<boolean | null, 'neither-yes-nor-no'> {
  if (isBlank(cell)) return allowed(null)
  if (typeof cell === 'boolean') return allowed(cell)
  const meaning = meaningOf(yesOrNo, sayCell(cell))
  return meaning === null ? refused('neither-yes-nor-no') : allowed(meaning)
}

/** The id of a child in the case system: figures, perhaps with letters. Blank and words like 'TBC' are null; other words are refused. */
export function readCaseSystemId(cell: Cell): Outcome<string | null, 'not-an-id'> {
  const words = tidyName(sayCell(cell))
  if (words === '' || meaningOf(noIdYet, words) === true) return allowed(null)
  return /^[A-Za-z]{0,4}[- ]?\d{2,}[A-Za-z]?$/.test(words) ? allowed(words.toUpperCase()) : refused('not-an-id')
}

/** Words as they stand, without spaces at the ends; null where there are none. */
export function readText(cell: Cell): string | null {
  const text = sayCell(cell).trim()
  return text === '' ? null : text
}

/** A name tidied for keeping; null where there is none. */
export function readName(cell: Cell): string | null {
  const name = tidyName(sayCell(cell))
  return name === '' ? null : name
}
