import { details } from '#govuk/components/details.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { linksInLine, secondLine } from '#govuk/pieces/words.ts'
import type { KeptFinding } from '#records/import/import-findings.ts'
import { columnLetters } from '#rules/import/sheets/sheet.ts'

/** Where in the workbook: 'PLO Tracker, row 11, column L (LBP sent)'. */
export const placeInWorkbook = ({ sheet, rowNumber, columnNumber, columnHeading }: KeptFinding): string =>
  columnNumber === null
    ? `${sheet}, row ${rowNumber}`
    : `${sheet}, row ${rowNumber}, column ${columnLetters(columnNumber)} (${columnHeading ?? ''})`

const sayCount = (count: number): string =>
  `${count} ${count === 1 ? 'thing' : 'things'} from the imported workbook to settle`

/** What the workbook said that could not be taken as it stood, word for word, beside the record; open where there is something to do. */
export const findingsList = (familyId: number, findings: readonly KeptFinding[], maySettle: boolean): Html =>
  findings.length === 0
    ? nothing
    : details({
        summaryText: sayCount(findings.length),
        open: maySettle,
        html: html`<ul class="govuk-list">
          ${findings.map((finding) => findingItem(familyId, finding, maySettle))}
        </ul>`,
      })

const findingItem = (familyId: number, finding: KeptFinding, maySettle: boolean): Html =>
  html`<li>
    ${finding.sentence} ${finding.whatToDo}
    ${secondLine(html`${placeInWorkbook(finding)} said “${finding.said}”. Rule ${finding.rule}.`)}
    ${
      maySettle &&
      linksInLine([
        {
          text: 'Settle this',
          href: `/families/${familyId}/findings/${finding.id}`,
          visuallyHiddenText: placeInWorkbook(finding),
        },
      ])
    }
  </li>`
