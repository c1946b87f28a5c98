import { button } from '#govuk/components/button.ts'
import { input } from '#govuk/components/input.ts'
import { select } from '#govuk/components/select.ts'
import { insetText } from '#govuk/components/inset-text.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { discardDraft, type FormDraft, keepsDraft, offersDraft } from '#parts/forms/draft-notice.ts'
import { errorAt, errorsFirst, type FieldErrors } from '#parts/forms/form-errors.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import type { SheetChoice } from '#records/import/import-json.ts'
import { type ColumnMapping, fieldsOf, sheetKinds, type SheetMapping } from '#rules/import/sheets/recognise-sheet.ts'
import { askedOf, type Meaning, type NamedHeadings } from '#rules/import/sheets/headings-by-name.ts'
import { openQuestions } from '#rules/import/sheets/remember-headings.ts'
import { columnLetters, isBlank, sayCell, type Sheet } from '#rules/import/sheets/sheet.ts'
import type { SheetKind } from '#rules/import/sheets/vocabulary-of-headings.ts'
import { labelDefault } from '#rules/words/labels.ts'
import { sayList } from '#rules/words/say-names.ts'
import { withCaseSystem } from '#rules/words/case-system-id.ts'
import { columnField, kindField, rowField, unanswered } from './map-columns.form.ts'
import { sheetKindWords } from './sheet-words.ts'

export type ColumnsPage = {
  readonly fileName: string
  /** What the authority calls its case system. */
  readonly caseSystem: string
  /** What the authority's names make of headings: of some it must be said what stands under them. */
  readonly named: NamedHeadings
  readonly sheets: readonly Sheet[]
  readonly choices: readonly SheetChoice[]
  /** The row of each sheet's headings, as it was typed; before anyone typed, as it was found. */
  readonly rows: readonly string[]
  /** The fields by which columns were proposed anew: another kind of sheet, another row of headings. */
  readonly again: readonly string[]
  readonly errors: FieldErrors
  readonly draft: FormDraft
  readonly hidden: Html
}

/** What each sheet and column of a workbook is read as, proposed by its headings, for a person to change. (FAM-06) */
export const columnsPage = (model: ColumnsPage): PageContent => ({
  title: 'Check the columns',
  of: model.fileName,
  place: 'import',
  back: { text: 'Bring a workbook', href: '/import' },
  main: html`${errorsFirst(model.errors)}
    <h1 class="govuk-heading-l"><span class="govuk-caption-l">${model.fileName}</span> Check the columns</h1>
    <p class="govuk-body">
      This is how each column would be read. Change what isn’t right: it is remembered for the next workbook. Dates that
      Waymark works out itself aren’t read, but compared.
    </p>
    ${toBeAnswered(model)} ${offersDraft(model.draft)}
    <form method="post" novalidate>
      ${model.hidden} ${keepsDraft(model.draft)} ${button({ text: 'Continue', preventDoubleClick: true })}
      ${model.sheets.map((sheet, at) => sheetSection(model, sheet, at))}
      <div class="govuk-button-group">
        ${button({ text: 'Continue', preventDoubleClick: true })}
        <a class="govuk-link" href="/import">Cancel</a>
        ${discardDraft(model.draft)}
      </div>
    </form>`,
})

/** Headings nobody can read without an answer are named before the tables, which may be long. (SET-09) */
function toBeAnswered({ choices, named }: ColumnsPage): Html {
  const open = choices.flatMap(({ mapping }) => {
    const asked = mapping === null ? null : openQuestions(mapping, named)
    return (
      mapping?.columns.flatMap(({ column, heading }) => (asked?.has(column) === true ? [`“${heading}”`] : [])) ?? []
    )
  })
  if (open.length === 0) return nothing
  const text = `${sayList(open)} can mean more than one thing in your council. Choose below what stands under ${open.length === 1 ? 'it' : 'them'}, or leave the column out: nothing can be loaded before that, and your answer is remembered for the next workbook.`
  return insetText({ text })
}

const proposedAnew = ({ again }: ColumnsPage, field: string) =>
  again.includes(field) ? { text: 'The columns are proposed anew below. Check them, then continue.' } : undefined

function sheetSection(page: ColumnsPage, sheet: Sheet, at: number): Html {
  const { choices, rows, errors } = page
  const mapping = choices.find((choice) => choice.sheet === sheet.name)?.mapping ?? null
  const recognised = mapping?.columns.filter(({ field }) => field !== null).length ?? 0
  return html`<h2 class="govuk-heading-m">${sheet.name}</h2>
    ${select({
      name: kindField(at),
      label: { text: `What “${sheet.name}” holds` },
      hint: proposedAnew(page, kindField(at)),
      value: mapping?.kind ?? '',
      items: [
        { value: '', text: 'Nothing to bring: leave this sheet aside' },
        ...sheetKinds.map((kind) => ({ value: kind, text: sheetKindWords[kind] })),
      ],
      errorMessage: errorAt(errors, kindField(at)),
    })}
    ${input({
      name: rowField(at),
      label: { text: `Row in which the headings of “${sheet.name}” stand` },
      hint: proposedAnew(page, rowField(at)),
      classes: 'govuk-input--width-3',
      inputmode: 'numeric',
      value: rows[at] ?? '',
      errorMessage: errorAt(errors, rowField(at)),
    })}
    ${mapping !== null && columnsTable(page, { sheet, mapping, at, read: recognised })}`
}

type Mapped = { readonly sheet: Sheet; readonly mapping: SheetMapping; readonly at: number; readonly read: number }

const columnsTable = (page: ColumnsPage, { sheet, mapping, at, read }: Mapped): Html =>
  workTable({
    caption: `${mapping.columns.length} columns of “${sheet.name}”, ${read} of them read`,
    captionClasses: 'govuk-table__caption--s',
    head: [{ text: 'Heading' }, { text: 'For example' }, { text: 'Read as' }],
    rows: mapping.columns.map((column) => [
      { html: html`${column.heading} ${secondLine(`Column ${columnLetters(column.column)}`)}` },
      { text: exampleOf(sheet, mapping, column) },
      { html: readAs(page, { sheet, mapping, at }, column) },
    ]),
  })

/** What one column is read as, to be changed; where its heading can mean two things and nobody has said which, to be answered. */
function readAs(
  { errors, caseSystem, named }: ColumnsPage,
  { sheet, mapping, at }: Omit<Mapped, 'read'>,
  column: ColumnMapping,
): Html {
  const meanings = askedOf(mapping.kind, column.heading, named)
  const isOpen = openQuestions(mapping, named).has(column.column)
  return html`${select({
    name: columnField(at, column.column),
    label: {
      text: `${column.heading} of ${sheet.name}, column ${columnLetters(column.column)}: read as`,
      classes: 'govuk-visually-hidden',
    },
    hint: meanings.length === 0 ? undefined : { text: sayMeanings(mapping.kind, meanings) },
    value: isOpen ? unanswered : (column.field ?? ''),
    formGroup: { classes: 'govuk-!-margin-bottom-0' },
    items: [
      ...(isOpen ? [{ value: unanswered, text: 'Choose what stands here' }] : []),
      ...meanings.flatMap((meaning) => meaningItem(mapping.kind, meaning)),
      {
        value: '',
        text: meanings.length === 0 ? 'Not read' : 'Leave the column out',
        selected: !isOpen && column.field === null,
      },
      ...[...fieldsOf(mapping.kind)]
        .filter(([field]) => meanings.every((meaning) => meaning.field !== field))
        .map(([field, { label }]) => ({ value: field, text: withCaseSystem(label, caseSystem) })),
    ],
    errorMessage: errorAt(errors, columnField(at, column.column)),
  })}
  ${column.why !== 'recognised' && !isOpen && secondLine(why[column.why])}`
}

const labelOf = (kind: SheetKind, field: string): string => fieldsOf(kind).get(field)?.label ?? field

/** By what it does beside its name, since two things have that name. */
const meaningItem = (kind: SheetKind, { field, names }: Meaning) =>
  field === null
    ? []
    : [{ value: field, text: names === null ? labelOf(kind, field) : `${labelOf(kind, field)} (${labelDefault(names).asks})` }] // prettier-ignore

const sayMeanings = (kind: SheetKind, meanings: readonly Meaning[]): string =>
  `It can be ${meanings.map(({ names, field }) => (names === null ? labelOf(kind, field ?? '') : labelDefault(names).asks)).join(', or ')}.`

const why: Readonly<Record<Exclude<ColumnMapping['why'], 'recognised'>, string>> = {
  remembered: 'As somebody chose',
  'computed-by-waymark': 'Waymark works this out itself; it is only compared',
  'not-recognised': 'Nothing is known by this heading',
  answered: 'As somebody answered',
  'means-another-thing-here': 'Nobody has said what stands here',
}

const longestExample = 60

/** The first filled cell below the heading. */
function exampleOf(sheet: Sheet, { headingRow }: SheetMapping, { column }: ColumnMapping): string {
  const row = sheet.rows.find(({ number, cells }) => number > headingRow && !isBlank(cells[column - 1]))
  const text = sayCell(row?.cells[column - 1] ?? null)
  return text.length > longestExample ? `${text.slice(0, longestExample)}…` : text
}
