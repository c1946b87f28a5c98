import { sayList } from '#rules/words/say-names.ts'
import type { SheetChoice } from '#records/import/import-json.ts'
import type { Form } from '#platform/http/form.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import {
  fieldsOf,
  mapSheet,
  missingFields,
  type RememberedHeadings,
  sheetKinds,
  type SheetMapping,
} from '#rules/import/sheets/recognise-sheet.ts'
import type { NamedHeadings } from '#rules/import/sheets/headings-by-name.ts'
import { fieldsChosenTwice, openQuestions, withChoices } from '#rules/import/sheets/remember-headings.ts'
import type { Sheet } from '#rules/import/sheets/sheet.ts'
import type { SheetKind } from '#rules/import/sheets/vocabulary-of-headings.ts'
import { withCaseSystem } from '#rules/words/case-system-id.ts'

/** Names of the fields: sheets by their place in the workbook, columns by their number. */
export const kindField = (sheetAt: number): string => `kind-${sheetAt}`
export const rowField = (sheetAt: number): string => `row-${sheetAt}`
/** What is sent of a column that is asked about and not answered yet. */
export const unanswered = 'unanswered'
export const columnField = (sheetAt: number, column: number): string => `column-${sheetAt}-${column}`

/** How the sheets are to be read after what was sent, and the fields by which columns had to be proposed anew. */
type Chosen = { readonly choices: readonly SheetChoice[]; readonly proposedAnew: readonly string[] }

export function choicesIn(
  form: Form,
  sheets: readonly Sheet[],
  before: readonly SheetChoice[],
  remembered: RememberedHeadings,
): Chosen {
  const chosen = sheets.map((sheet, at): ChosenSheet => {
    const kind = sheetKinds.find((each) => each === form.text(kindField(at))) ?? null
    const mapping = before.find((choice) => choice.sheet === sheet.name)?.mapping ?? null
    return kind === null
      ? { sheet: sheet.name, mapping: null, anew: [] }
      : { sheet: sheet.name, ...mappingIn(form, { sheet, at, kind, mapping, remembered }) }
  })
  return {
    choices: chosen.map(({ sheet, mapping }) => ({ sheet, mapping })),
    proposedAnew: chosen.flatMap(({ anew }) => anew),
  }
}

type ChosenSheet = SheetChoice & { readonly anew: readonly string[] }
type AsSent = {
  readonly sheet: Sheet
  readonly at: number
  readonly kind: SheetKind
  /** How it was read before; null where it was left aside. */
  readonly mapping: SheetMapping | null
  readonly remembered: RememberedHeadings
}

/** How one sheet is read; proposed anew where its kind or the row of its headings is another than before. */
function mappingIn(form: Form, { sheet, at, kind, mapping, remembered }: AsSent) {
  const row = rowIn(form, at)
  const asBefore = mapping?.kind === kind ? mapping : null
  if (asBefore !== null && (row === null || asBefore.headingRow === row))
    return { mapping: withColumns(form, at, asBefore, remembered), anew: [] }
  const proposed = mapSheet(sheet, kind, row ?? firstRowOf(sheet), remembered)
  return { mapping: proposed, anew: [asBefore === null ? kindField(at) : rowField(at)] }
}

const firstRowOf = (sheet: Sheet): number => sheet.rows[0]?.number ?? 1

function rowIn(form: Form, at: number): number | null {
  const typed = form.text(rowField(at))
  return /^\d{1,5}$/.test(typed) ? Number(typed) : null
}

const withColumns = (form: Form, at: number, mapping: SheetMapping, { named }: RememberedHeadings): SheetMapping =>
  withChoices(
    mapping,
    new Map(
      mapping.columns.flatMap(({ column }) => {
        const sent = form.fields.get(columnField(at, column))?.[0]
        return sent === undefined || sent === unanswered ? [] : [[column, sent === '' ? null : sent] as const]
      }),
    ),
    named,
  )

/** What was sent that can't be taken at all: no sheet is to be read, or a row that is no number. */
export function mistakesIn(form: Form, choices: readonly SheetChoice[]): FieldErrors {
  if (choices.every(({ mapping }) => mapping === null))
    return {
      [kindField(0)]: `Say what “${choices[0]?.sheet ?? ''}” holds, or another sheet; as it is, none would be read`,
    }
  return Object.fromEntries(
    choices.flatMap(({ sheet, mapping }, at) => (mapping === null ? [] : mistakesOfRow(form, sheet, at))),
  )
}

/** What the sentences at sheets and columns are said with. */
export type SaidWith = { readonly caseSystem: string; readonly named: NamedHeadings | undefined }

/** What keeps the sheets from being read as their columns stand: a sentence at the sheet or at the column. */
export const mistakesOfColumns = (choices: readonly SheetChoice[], saidWith: SaidWith): FieldErrors =>
  Object.fromEntries(
    choices.flatMap(({ mapping }, at) => (mapping === null ? [] : mistakesOfSheet(mapping, at, saidWith))),
  )

const mistakesOfRow = (form: Form, sheet: string, at: number): readonly (readonly [string, string])[] =>
  form.text(rowField(at)) !== '' && rowIn(form, at) === null
    ? [[rowField(at), `The row of the headings of “${sheet}” is a whole number, like 3`]]
    : []

type Mistake = readonly [field: string, sentence: string]

function mistakesOfSheet(mapping: SheetMapping, at: number, { caseSystem, named }: SaidWith): readonly Mistake[] {
  const labels = fieldsOf(mapping.kind)
  const label = (field: string) => withCaseSystem(labels.get(field)?.label ?? field, caseSystem)
  const missing = missingFields(mapping).map(label)
  const twice = fieldsChosenTwice(mapping).flatMap((field): readonly Mistake[] => {
    const last = mapping.columns.findLast((column) => column.field === field)
    return last === undefined
      ? []
      : [[columnField(at, last.column), `Two columns of “${mapping.sheet}” are read as ${label(field)}: choose one`]]
  })
  const open = openOf(mapping, at, named)
  // Whether a column is missing is only known once every heading has its answer.
  if (open.length > 0 || missing.length === 0) return [...twice, ...open]
  const sentence = `“${mapping.sheet}” has no column for ${sayList(missing)}. Choose the column below, or leave the sheet aside`
  return [[kindField(at), sentence], ...twice]
}

/** A heading that may mean two things here, and nobody has said which. (SET-09) */
const openOf = (mapping: SheetMapping, at: number, named: NamedHeadings | undefined): readonly Mistake[] =>
  [...openQuestions(mapping, named).keys()].map((column): Mistake => {
    const heading = mapping.columns.find((each) => each.column === column)?.heading ?? ''
    const sentence = `Choose what stands under “${heading}” of “${mapping.sheet}”, or that the column is left out: the heading can mean more than one thing here`
    return [columnField(at, column), sentence]
  })
