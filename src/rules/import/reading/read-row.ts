import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import type { Finding, FindingWords } from '#rules/import/plan/finding.ts'
import { leftOutHeadings } from '#rules/import/sheets/left-out-sheet.ts'
import { readDate, readName, readText, readYesOrNo } from './read-cell.ts'
import { fieldsOf, type SheetMapping } from '#rules/import/sheets/recognise-sheet.ts'
import type { Ref } from '#rules/import/plan/record-values.ts'
import { isBlank, sayCell, type Cell, type Sheet, type SheetRow, type Source } from '#rules/import/sheets/sheet.ts'
import { meaningOf, type Vocabulary } from '#rules/import/sheets/vocabulary-of-cells.ts'
import type { Field, SheetKind } from '#rules/import/sheets/vocabulary-of-headings.ts'
import { aRemark, dateAhead, neitherYesNorNo, unknownWord, unreadableDate } from './words-for-reading.ts'
import type { Workings } from '#rules/import/plan/workings.ts'

/** A sheet with the way in which it is to be read. */
export type MappedSheet = { readonly sheet: Sheet; readonly mapping: SheetMapping }

/** One row in hand: its cells by field, and what there is to say of it until it is settled. */
export type RowInHand<F extends string> = {
  readonly source: Source
  /** Whether the sheet has a column for the field. */
  readonly has: (field: F) => boolean
  readonly cell: (field: F) => Cell
  /** The field's heading in this sheet; what the field is called where the sheet has no such column. */
  readonly heading: (field: F) => string
  /** Puts down something a person should know of one cell, or (null) of the whole row. */
  readonly report: (field: F | null, words: FindingWords) => void
  /** What a blank cell stands for because of the rows above it; a row that stays out takes it along. */
  readonly carry: (field: F, words: string) => void
  readonly settle: (workings: Workings, about: About) => void
}
/** A row in hand of a kind of sheet. */
export type RowOf<Kind extends SheetKind> = RowInHand<Field<Kind>>

/** Whom a row turned out to be about, and whether it stays out. */
export type About = { readonly family: Ref | null; readonly child: Ref | null; readonly leftOut: boolean }
export const aboutNobody: About = { family: null, child: null, leftOut: false }

function openRow<F extends string>({ sheet, mapping }: MappedSheet, row: SheetRow): RowInHand<F> {
  const columns = new Map(mapping.columns.map((each) => [each.field ?? '', each]))
  const labels = fieldsOf(mapping.kind)
  const source = { sheet: sheet.name, row: row.number }
  const cell = (field: string): Cell => row.cells[(columns.get(field)?.column ?? 0) - 1] ?? null
  const carried = new Map<number, string>()
  const reported: { readonly field: string | null; readonly words: FindingWords }[] = []
  const toFinding = (field: string | null, words: FindingWords, about: About): Finding => {
    const column = field === null ? undefined : columns.get(field)
    const place = { columnNumber: column?.column ?? null, columnHeading: column?.heading ?? null }
    return { ...words, ...source, ...place, said: field === null ? '' : sayCell(cell(field)), ...about }
  }
  return {
    source,
    cell,
    has: (field) => columns.has(field),
    heading: (field) => columns.get(field)?.heading ?? labels.get(field)?.label ?? field,
    report: (field, words) => void reported.push({ field, words }),
    carry: (field, words) => void carried.set(columns.get(field)?.column ?? 0, words),
    settle: (workings, about) => {
      const told = about.leftOut ? reported.filter(({ words }) => words.level === 'error') : reported
      workings.findings.push(...told.map(({ field, words }) => toFinding(field, words, about)))
      if (!about.leftOut) return
      const columnsOfItsOwn = mapping.columns.filter(({ heading }) => !leftOutHeadings.includes(heading))
      const headings = columnsOfItsOwn.map(({ heading }) => heading)
      const cells = columnsOfItsOwn.map(({ column }) => row.cells[column - 1] ?? carried.get(column) ?? null)
      workings.leftOut.push({ source, headings, cells, why: told.map(({ words }) => words.sentence).join(' ') })
    },
  }
}

/** A lone cell that isn't the child, person or action itself is a legend or a reminder: 'KEY: amber = due in 2 wks'. */
function isRemark({ mapping }: MappedSheet, row: SheetRow): boolean {
  const [first, ...more] = row.cells.flatMap((cell, at) => (isBlank(cell) ? [] : [{ cell, column: at + 1 }]))
  if (first === undefined || more.length > 0) return false
  const field = mapping.columns.find(({ column }) => column === first.column)?.field ?? null
  const names = ['child', 'name', 'words', 'subject']
  return (
    field === null || (!names.includes(field) && !(field === 'caseSystemId' && /^\s*\d+\s*$/.test(sayCell(first.cell))))
  )
}

const repeatsHeadings = ({ mapping }: MappedSheet, row: SheetRow): boolean =>
  mapping.columns.every(({ column, heading }) => sayCell(row.cells[column - 1] ?? null).trim() === heading)

/** The rows of data under the headings; blank rows, headings repeated for printing and remarks aren't among them. */
export function rowsOf<Kind extends SheetKind>(workings: Workings, mapped: MappedSheet): readonly RowOf<Kind>[] {
  const below = mapped.sheet.rows.filter(
    (row) =>
      row.number > mapped.mapping.headingRow &&
      row.cells.some((cell) => !isBlank(cell)) &&
      !repeatsHeadings(mapped, row),
  )
  for (const row of below.filter((each) => isRemark(mapped, each))) {
    const at = row.cells.findIndex((cell) => !isBlank(cell))
    workings.findings.push({
      ...aRemark,
      sheet: mapped.sheet.name,
      row: row.number,
      columnNumber: at + 1,
      columnHeading: mapped.mapping.columns.find(({ column }) => column === at + 1)?.heading ?? null,
      said: sayCell(row.cells[at] ?? null),
      ...aboutNobody,
    })
  }
  return below.filter((row) => !isRemark(mapped, row)).map((row) => openRow<Field<Kind>>(mapped, row))
}

/** The cell's words; null where it is blank. */
export const textIn = <F extends string>(row: RowInHand<F>, field: F): string | null => readText(row.cell(field))

export const nameIn = <F extends string>(row: RowInHand<F>, field: F): string | null => readName(row.cell(field))

/** The cell's day; what can't be read is reported and left empty. */
export function dateIn<F extends string>(row: RowInHand<F>, field: F): PlainDate | null {
  const read = readDate(row.cell(field))
  if (read.ok) return read.value
  row.report(field, unreadableDate(row.heading(field), sayCell(row.cell(field)), read.because))
  return null
}

/** The day on which something happened: one that lies ahead is reported and left empty. */
export function pastDateIn<F extends string>(row: RowInHand<F>, field: F, today: PlainDate): PlainDate | null {
  const date = dateIn(row, field)
  if (date === null || !isAfter(date, today)) return date
  row.report(field, dateAhead(row.heading(field), sayCell(row.cell(field))))
  return null
}

export function yesOrNoIn<F extends string>(row: RowInHand<F>, field: F): boolean | null {
  const read = readYesOrNo(row.cell(field))
  if (read.ok) return read.value
  row.report(field, neitherYesNorNo(row.heading(field), sayCell(row.cell(field))))
  return null
}

/** What the cell's words mean by a list of the vocabulary; words that aren't in it are reported and left empty. */
export function wordIn<F extends string, Meaning>(
  row: RowInHand<F>,
  field: F,
  list: Vocabulary<Meaning>,
  expected: string,
): Meaning | null {
  const words = textIn(row, field)
  if (words === null) return null
  const meaning = meaningOf(list, words)
  if (meaning === null) row.report(field, unknownWord(row.heading(field), words, expected))
  return meaning
}
