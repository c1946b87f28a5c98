import { isBlank, sayCell, type Sheet, type SheetRow } from './sheet.ts'
import { fields, type FieldWords, type SheetKind } from './vocabulary-of-headings.ts'
import { wordKey } from './word-key.ts'

/** What one column of a sheet is read as. `field` null: not read. `why` says where the proposal comes from. */
export type ColumnMapping = {
  readonly column: number
  readonly heading: string
  readonly field: string | null
  readonly why: 'recognised' | 'remembered' | 'computed-by-waymark' | 'not-recognised' | 'means-another-thing-here'
}

/** How a sheet is to be read; a person may change any of it. Plain data, kept with the import. */
export type SheetMapping = {
  readonly sheet: string
  readonly kind: SheetKind
  readonly headingRow: number
  readonly columns: readonly ColumnMapping[]
}

/** What a person decided about a heading earlier: for each kind, heading key → field, or null for "not read". */
export type RememberedHeadings = Partial<Record<SheetKind, ReadonlyMap<string, string | null>>> & {
  /** What the authority's own names make of a tracker's headings: heading key → field. (SET-09) */
  readonly own?: ReadonlyMap<string, string>
}

/** Fields without which a sheet isn't of its kind. */
const telling: Record<SheetKind, readonly string[]> = {
  tracker: ['child', 'decidedOn'],
  proceedings: ['child', 'courtNumber'],
  private: ['child', 'report', 'orderedOn'],
  actions: ['subject', 'words'],
  staff: ['name', 'role'],
}
export const sheetKinds: readonly SheetKind[] = ['tracker', 'proceedings', 'private', 'actions', 'staff']

/** Banner rows, titles and notes stand above the headings; nobody keeps more than this. */
const rowsSearched = 25

/** The fields of a kind by name, in order. */
export const fieldsOf = (kind: SheetKind): ReadonlyMap<string, FieldWords> => new Map(Object.entries(fields[kind]))

function proposeColumn(
  kind: SheetKind,
  column: number,
  heading: string,
  remembered: RememberedHeadings,
): ColumnMapping {
  const key = wordKey(heading)
  const decided = remembered[kind]?.get(key)
  if (decided !== undefined) return { column, heading, field: decided, why: 'remembered' }
  const found = [...fieldsOf(kind)].find(([, { headings }]) => headings.includes(key))
  const own = kind === 'tracker' ? remembered.own?.get(key) : undefined
  if (own !== undefined) {
    const isUnlikeElsewhere = found !== undefined && found[0] !== own
    return { column, heading, field: own, why: isUnlikeElsewhere ? 'means-another-thing-here' : 'recognised' }
  }
  if (found === undefined) return { column, heading, field: null, why: 'not-recognised' }
  return { column, heading, field: found[0], why: found[1].computed ? 'computed-by-waymark' : 'recognised' }
}

/** A field is read from one column: the first that claims it. */
const withoutSecondClaims = (columns: readonly ColumnMapping[]): readonly ColumnMapping[] =>
  columns.map((each, at) => {
    const isClaimed = each.field !== null && columns.slice(0, at).some(({ field }) => field === each.field)
    return isClaimed ? { ...each, field: null, why: 'not-recognised' } : each
  })

function proposeColumns(kind: SheetKind, row: SheetRow, remembered: RememberedHeadings): readonly ColumnMapping[] {
  const named = row.cells.map((cell, at) => ({ column: at + 1, heading: sayCell(cell).replaceAll(/\s+/g, ' ').trim() }))
  const headed = named.filter(({ heading }) => heading !== '')
  return withoutSecondClaims(headed.map(({ column, heading }) => proposeColumn(kind, column, heading, remembered)))
}

const readFields = (columns: readonly ColumnMapping[]): readonly string[] =>
  columns.flatMap(({ field }) => (field === null ? [] : [field]))

/**
 * How a sheet may be read as this kind, with its headings in this row: the proposal for each filled heading cell (FAM-06). Used where a
 * person names the kind or the heading row.
 */
export const mapSheet = (
  sheet: Sheet,
  kind: SheetKind,
  headingRow: number,
  remembered: RememberedHeadings,
): SheetMapping => {
  const row = sheet.rows.find(({ number }) => number === headingRow) ?? { number: headingRow, cells: [] }
  return { sheet: sheet.name, kind, headingRow, columns: proposeColumns(kind, row, remembered) }
}

/** The fields a mapping lacks without which the sheet can't be read as its kind. */
export const missingFields = ({ kind, columns }: SheetMapping): readonly string[] =>
  telling[kind].filter((field) => !readFields(columns).includes(field))

/**
 * What a sheet holds and how its columns are read (FAM-06): of all kinds and the first rows, the pair under which every telling field and
 * the most headings are known. Null when the sheet is none of ours; then a person may name its kind, or it is left aside.
 */
export function recogniseSheet(sheet: Sheet, remembered: RememberedHeadings): SheetMapping | null {
  const rows = sheet.rows
    .filter(({ cells }) => cells.filter((cell) => !isBlank(cell)).length > 1)
    .slice(0, rowsSearched)
  const proposals = rows.flatMap((row) => sheetKinds.map((kind) => mapSheet(sheet, kind, row.number, remembered)))
  const possible = proposals.filter((proposal) => missingFields(proposal).length === 0)
  const score = ({ columns }: SheetMapping): number => readFields(columns).length
  return possible.reduce<SheetMapping | null>(
    (best, next) => (best === null || score(next) > score(best) ? next : best),
    null,
  )
}
