import { button } from '#govuk/components/button.ts'
import { select } from '#govuk/components/select.ts'
import { html, type Html } from '#govuk/html.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { pageLinks, type Paged } from '#parts/lists/page-links.ts'
import type { FindingOfImport } from '#records/import/import-findings.ts'
import type { Finding, FindingLevel } from '#rules/import/plan/finding.ts'
import { idOf } from '#rules/import/plan/record-values.ts'
import { columnLetters } from '#rules/import/sheets/sheet.ts'

/** Something to know of a workbook, planned or kept, as a row of the list. */
export type ListedFinding = {
  readonly sheet: string
  readonly row: number
  readonly columnNumber: number | null
  readonly columnHeading: string | null
  readonly said: string
  readonly sentence: string
  readonly whatToDo: string
  readonly rule: string
  readonly level: FindingLevel
  readonly settled: string | null
  readonly childId: number | null
}

export const findingAsPlanned = ({ child, ...finding }: Finding): ListedFinding => ({
  ...finding,
  settled: null,
  childId: child === null ? null : idOf(child),
})
export const findingAsKept = ({ rowNumber, settledWords, ...finding }: FindingOfImport): ListedFinding => ({
  ...finding,
  row: rowNumber,
  settled: settledWords,
})

const sheetsOf = (findings: readonly ListedFinding[]): readonly string[] => [
  ...new Set(findings.map(({ sheet }) => sheet)),
]

/** The sheet an address asks for by its place in the list; null for all of them. */
export function chosenSheet(query: URLSearchParams, findings: readonly ListedFinding[]): string | null {
  const asked = query.get('sheet') ?? ''
  return /^\d{1,3}$/.test(asked) ? (sheetsOf(findings)[Number(asked)] ?? null) : null
}

export type FoundFindings = Paged<ListedFinding> & {
  readonly sheet: string | null
  readonly of: readonly ListedFinding[]
}

const levels: Readonly<Record<FindingLevel, string>> = {
  error: 'The row stays out',
  warning: 'To settle',
  note: 'Good to know',
}

/** Every problem by sheet, row and column, in words with what to do. (FAM-06) */
export function findingsSection(address: string, found: FoundFindings): Html {
  if (found.of.length === 0)
    return html`<h2 class="govuk-heading-m" id="problems">Problems</h2>
      <p class="govuk-body">None: everything in the workbook can be read and keeps the rules.</p>`
  const sheets = sheetsOf(found.of)
  const at = found.sheet === null ? '' : String(sheets.indexOf(found.sheet))
  return html`<h2 class="govuk-heading-m" id="problems">Problems and things to know</h2>
    ${
      sheets.length > 1 &&
      html`<form class="waymark-filter" method="get" action="${address}#problems">
        ${select({
          name: 'sheet',
          label: { text: 'Sheet' },
          value: at,
          items: [
            { value: '', text: `All sheets (${found.of.length})` },
            ...sheets.map((sheet, place) => ({
              value: String(place),
              text: `${sheet} (${found.of.filter((finding) => finding.sheet === sheet).length})`,
            })),
          ],
        })}
        ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
      </form>`
    }
    ${workTable({
      caption: `${found.count} in ${found.sheet ?? 'the workbook'}`,
      captionClasses: 'govuk-table__caption--s',
      head: [{ text: 'Where' }, { text: 'It says' }, { text: 'What the matter is' }, { text: 'What to do' }],
      rows: found.rows.map(row),
    })}
    ${pageLinks(found, (page) => `${address}?sheet=${at}&page=${page}#problems`)}`
}

/** 'Row 11, column L' under its sheet. */
const placeInSheet = ({ row, columnNumber, columnHeading }: ListedFinding): string =>
  columnNumber === null
    ? `row ${row}`
    : `row ${row}, column ${columnLetters(columnNumber)}${columnHeading === null ? '' : ` (${columnHeading})`}`

const longestSaid = 200

const row = (finding: ListedFinding) => [
  { html: html`${finding.sheet}, ${placeInSheet(finding)}` },
  { text: finding.said.length > longestSaid ? `${finding.said.slice(0, longestSaid)}…` : finding.said },
  {
    html: html`<strong>${levels[finding.level]}.</strong> ${finding.sentence} ${secondLine(`Rule ${finding.rule}`)}`,
  },
  { text: finding.settled === null ? finding.whatToDo : `Settled: ${finding.settled}` },
]
