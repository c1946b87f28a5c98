import { button } from '#govuk/components/button.ts'
import { input } from '#govuk/components/input.ts'
import { select } from '#govuk/components/select.ts'
import { html, type Html } from '#govuk/html.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { discardDraft, type FormDraft, keepsDraft, offersDraft } from '#parts/forms/draft-notice.ts'
import { errorAt, errorsFirst, type FieldErrors } from '#parts/forms/form-errors.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import type { SheetChoice } from '#records/import/import-json.ts'
import { type ColumnMapping, fieldsOf, sheetKinds, type SheetMapping } from '#rules/import/sheets/recognise-sheet.ts'
import { columnLetters, isBlank, sayCell, type Sheet } from '#rules/import/sheets/sheet.ts'
import { withCaseSystem } from '#rules/words/case-system-id.ts'
import { columnField, kindField, rowField } from './map-columns.form.ts'
import { sheetKindWords } from './sheet-words.ts'

export type ColumnsPage = {
  readonly fileName: string
  /** What the authority calls its case system. */
  readonly caseSystem: string
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
    ${offersDraft(model.draft)}
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

const columnsTable = ({ errors, caseSystem }: ColumnsPage, { sheet, mapping, at, read }: Mapped): Html =>
  workTable({
    caption: `${mapping.columns.length} columns of “${sheet.name}”, ${read} of them read`,
    captionClasses: 'govuk-table__caption--s',
    head: [{ text: 'Heading' }, { text: 'For example' }, { text: 'Read as' }],
    rows: mapping.columns.map((column) => [
      { html: html`${column.heading} ${secondLine(`Column ${columnLetters(column.column)}`)}` },
      { text: exampleOf(sheet, mapping, column) },
      {
        html: html`${select({
          name: columnField(at, column.column),
          label: {
            text: `${column.heading} of ${sheet.name}, column ${columnLetters(column.column)}: read as`,
            classes: 'govuk-visually-hidden',
          },
          value: column.field ?? '',
          formGroup: { classes: 'govuk-!-margin-bottom-0' },
          items: [
            { value: '', text: 'Not read' },
            ...[...fieldsOf(mapping.kind)].map(([field, { label }]) => ({
              value: field,
              text: withCaseSystem(label, caseSystem),
            })),
          ],
          errorMessage: errorAt(errors, columnField(at, column.column)),
        })}
        ${column.why !== 'recognised' && secondLine(why[column.why])}`,
      },
    ]),
  })

const why: Readonly<Record<Exclude<ColumnMapping['why'], 'recognised'>, string>> = {
  remembered: 'As somebody chose',
  'computed-by-waymark': 'Waymark works this out itself; it is only compared',
  'not-recognised': 'Nothing is known by this heading',
  'means-another-thing-here':
    'Is this what your council calls so? Elsewhere the heading means something else: check it',
}

const longestExample = 60

/** The first filled cell below the heading. */
function exampleOf(sheet: Sheet, { headingRow }: SheetMapping, { column }: ColumnMapping): string {
  const row = sheet.rows.find(({ number, cells }) => number > headingRow && !isBlank(cells[column - 1]))
  const text = sayCell(row?.cells[column - 1] ?? null)
  return text.length > longestExample ? `${text.slice(0, longestExample)}…` : text
}
