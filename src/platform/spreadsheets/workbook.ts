/** What one cell says: text word for word, a number, a day, yes or no (a checkbox), or nothing. */
export type Cell = string | number | boolean | Temporal.PlainDate | null

/** A row as a person sees it in their spreadsheet: `number` from 1, `cells[0]` is column A. Cells past the last filled one may be absent. */
export type Row = { readonly number: number; readonly cells: readonly Cell[] }

/** One sheet; rows without anything in them are left out, the others keep their numbers. */
export type Sheet = { readonly name: string; readonly rows: readonly Row[] }

export type Workbook = { readonly sheets: readonly Sheet[] }

/** The longest text a spreadsheet cell can hold, in UTF-16 units; longer ones make Excel repair the file. */
export const longestCellText = 32_767

/** The longest name of a sheet, in UTF-16 units; Excel repairs a file with a longer one. */
export const longestSheetName = 31
