import type { PlainDate } from '#rules/calendar/plain-date.ts'

/** What one cell of a council's sheet says. */
export type Cell = string | number | boolean | PlainDate | null

/** A row by the number a person sees beside it; `cells[0]` is column A. */
export type SheetRow = { readonly number: number; readonly cells: readonly Cell[] }

export type Sheet = { readonly name: string; readonly rows: readonly SheetRow[] }

/** Where something stands in the workbook. */
export type Source = { readonly sheet: string; readonly row: number }

/** 1 → 'A', 27 → 'AA': the letters above a column. */
export const columnLetters = (column: number): string =>
  (column > 26 ? columnLetters(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26))

const two = (number: number): string => String(number).padStart(2, '0')

/** A cell's words as the sheet shows them: a day as 18/02/2027, yes or no as Excel writes it. */
export function sayCell(cell: Cell): string {
  if (cell === null) return ''
  if (cell instanceof Temporal.PlainDate) return `${two(cell.day)}/${two(cell.month)}/${cell.year}`
  return typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell)
}

/** Nothing, or only spaces of any kind. */
export const isBlank = (cell: Cell | undefined): boolean =>
  cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '')
