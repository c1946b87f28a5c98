import { isBlank, sayCell, type Sheet, type SheetRow } from './sheet.ts'
import { askedOf, meaningsOf, type NamedHeadings } from './headings-by-name.ts'
import { fields, type FieldWords, type SheetKind } from './vocabulary-of-headings.ts'
import { wordKey } from './word-key.ts'

/** What one column of a sheet is read as. `field` null: not read. `why` says where the proposal comes from. */
export type ColumnMapping = {
  readonly column: number
  readonly heading: string
  readonly field: string | null
  readonly why:
    'recognised' | 'remembered' | 'computed-by-waymark' | 'not-recognised' | 'means-another-thing-here' | 'answered'
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
  /** The headings of these that somebody answered when asked which of two things they stand over. */
  readonly answered?: Partial<Record<SheetKind, ReadonlySet<string>>>
  /** What the authority's own names make of headings. (SET-09) */
  readonly named?: NamedHeadings
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
  const [meaning, ...others] = meaningsOf(kind, heading, remembered.named)
  if (others.length > 0) {
    const answer = answerTo(kind, key, remembered)
    if (answer === undefined) return { column, heading, field: null, why: 'means-another-thing-here' }
    return { column, heading, field: answer, why: 'answered' }
  }
  if (decided !== undefined) return { column, heading, field: decided, why: 'remembered' }
  const own = meaning?.field ?? null
  return own === null ? asElsewhere(kind, column, heading) : { column, heading, field: own, why: 'recognised' }
}

/** What somebody answered when asked; what was taken for granted before the name had two meanings is no answer. */
const answerTo = (kind: SheetKind, key: string, remembered: RememberedHeadings): string | null | undefined =>
  remembered.answered?.[kind]?.has(key) === true ? remembered[kind]?.get(key) : undefined

/** What a heading means where the words for it are the usual ones. */
function asElsewhere(kind: SheetKind, column: number, heading: string): ColumnMapping {
  const found = [...fieldsOf(kind)].find(([, { headings }]) => headings.includes(wordKey(heading)))
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
  // A heading that is asked about may turn out to be the one that tells.
  const mayBe = ({ kind, columns }: SheetMapping) =>
    columns.flatMap(({ heading }) => askedOf(kind, heading, remembered.named).map(({ field }) => field))
  const possible = proposals.filter((proposal) =>
    missingFields(proposal).every((field) => mayBe(proposal).includes(field)),
  )
  const score = ({ columns }: SheetMapping): number => readFields(columns).length
  return possible.reduce<SheetMapping | null>(
    (best, next) => (best === null || score(next) > score(best) ? next : best),
    null,
  )
}
