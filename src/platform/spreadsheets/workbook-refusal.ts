/** How much of a file is taken. Sizes are bytes. */
export type WorkbookLimits = {
  /** The file itself. */
  readonly bytes: number
  /** Everything in it once unpacked. */
  readonly unpackedBytes: number
  /** Parts packed in it; a real workbook has a few for each sheet. */
  readonly parts: number
  /** Text of all cells together, in UTF-16 units: one text named by a million cells counts a million times. */
  readonly text: number
  readonly rows: number
  readonly columns: number
  readonly milliseconds: number
  readonly megabytes: number
}

/** Room for a council's largest tracker many times over (the Northbrook workbook unpacks to 209 kB). */
export const workbookLimits: WorkbookLimits = {
  bytes: 20_000_000,
  unpackedBytes: 60_000_000,
  parts: 1_000,
  text: 30_000_000,
  rows: 20_000,
  columns: 500,
  milliseconds: 20_000,
  megabytes: 512,
}

/** Why a file is not read. `found` is what it turned out to be, as a media type. */
export type WorkbookRefusal =
  | { readonly kind: 'too-large'; readonly bytes: number; readonly most: number }
  | { readonly kind: 'not-a-workbook'; readonly found: string | null }
  | { readonly kind: 'locked-with-a-password' }
  | { readonly kind: 'old-excel' }
  | { readonly kind: 'with-macros' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'unpacks-to-too-much' }
  | { readonly kind: 'declares-entities' }
  | { readonly kind: 'too-much-in-it' }
  | { readonly kind: 'nothing-in-it' }

const megabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1_000_000))} MB`

/** The sentence a person gets at the file field: what is wrong with the file and what to do. Nothing of the file has been kept. */
export function sayWorkbookRefusal(refusal: WorkbookRefusal): string {
  switch (refusal.kind) {
    case 'too-large':
      return `The file is ${megabytes(refusal.bytes)}; the largest that can be read is ${megabytes(refusal.most)}. Remove pictures and sheets that aren’t needed, then choose it again.`
    case 'not-a-workbook':
      return refusal.found === null
        ? 'The file isn’t a workbook or a table. Choose an Excel workbook (.xlsx) or a .csv file.'
        : `The file isn’t a workbook, whatever its name says: its content is ${refusal.found}. Choose an Excel workbook (.xlsx) or a .csv file.`
    case 'locked-with-a-password':
      return 'The workbook is locked with a password. Open it in Excel, remove the password (File, Info, Protect Workbook), save it and choose it again.'
    case 'old-excel':
      return 'The file is in Excel’s format from before 2007 (.xls). Open it in Excel, save it as “Excel Workbook (.xlsx)” and choose that.'
    case 'with-macros':
      return 'The workbook carries macros or is a binary workbook. Open it in Excel, save it as “Excel Workbook (.xlsx)” and choose that.'
    case 'damaged':
      return 'The file is damaged and can’t be read. Open it in Excel, save it again as .xlsx and choose that.'
    case 'unpacks-to-too-much':
      return 'The file unpacks to far more than a tracker holds, so it wasn’t read. Save the sheets you need as a new workbook and choose that.'
    case 'declares-entities':
      return 'The file carries XML declarations that no spreadsheet program writes, so it wasn’t read. Open it in Excel, save it again as .xlsx and choose that.'
    case 'too-much-in-it':
      return `There is more in the file than can be read at once: ${workbookLimits.rows.toLocaleString('en-GB')} rows in all its sheets, and ${workbookLimits.columns} columns, is the most. Save only the sheets and rows you need as a new workbook and choose that.`
    case 'nothing-in-it':
      return 'There is nothing in the file: no cell of any sheet is filled. Choose the workbook that holds your tracker.'
  }
}

/** Thrown inside the reading thread only, and turned into the refusal at its edge. */
export class Refused extends Error {
  readonly refusal: WorkbookRefusal
  constructor(refusal: WorkbookRefusal) {
    super(refusal.kind)
    this.refusal = refusal
  }
}
