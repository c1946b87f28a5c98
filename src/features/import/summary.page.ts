import { nameFor } from '#rules/words/name-for.ts'
import { button } from '#govuk/components/button.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import type { FindingOfImport } from '#records/import/import-findings.ts'
import type { KeptImport } from '#records/import/imports.ts'
import type { BuiltUpon } from '#records/import/records-built-upon.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { countsTable } from './counts.ts'
import { findingsSection, type FoundFindings } from './findings-of-import.ts'
import { refusedToUndo, sayInTheWay } from './undo-words.ts'

type Summary = {
  readonly kept: KeptImport
  readonly found: FoundFindings
  /** Findings for which a whole row stayed out. */
  readonly leftOut: readonly FindingOfImport[]
  /** What somebody has built on since, so that it can't be undone any more. */
  readonly builtUpon: readonly BuiltUpon[]
  /** Somebody tried to undo it. */
  readonly wasRefused: boolean
  readonly hidden: Html
}

/** What came of a workbook: what came in, what stayed out, what to settle; and a way back. (FAM-06) */
export const summaryPage = (model: Summary): PageContent => ({
  title: model.kept.state === 'undone' ? 'This import was undone' : 'The workbook is loaded',
  of: model.kept.fileName,
  place: 'import',
  back: { text: 'Bring a workbook', href: '/import' },
  main: html`${model.wasRefused && refusedToUndo}
    <h1 class="govuk-heading-l">
      <span class="govuk-caption-l">${model.kept.fileName}</span>
      ${model.kept.state === 'undone' ? 'This import was undone' : 'The workbook is loaded'}
    </h1>
    <p class="govuk-body">${whenAndWho(model.kept)}</p>
    ${model.kept.summary === null ? nothing : countsTable(model.kept.summary.counts, countsCaption(model.kept))}
    ${model.kept.state === 'loaded' && [leftOutSection(model), findingsSection(`/import/${model.kept.id}`, model.found), undoSection(model)]}`,
})

const whenAndWho = ({ startedBy, startedAt, loadedAt, undoneAt }: KeptImport): string =>
  [
    `${startedBy} brought it ${sayMoment(startedAt)}`,
    loadedAt === null ? null : `it was loaded ${sayMoment(loadedAt)}`,
    undoneAt === null ? null : `and undone ${sayMoment(undoneAt)}: everything is as it was before`,
  ]
    .filter((part) => part !== null)
    .join(', ') + '.'

const countsCaption = ({ state }: KeptImport): string => (state === 'undone' ? 'What had come in' : 'What came in')

function leftOutSection({ kept, leftOut }: Summary): Html {
  if (leftOut.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Rows that stayed out</h2>
    <p class="govuk-body">
      They are counted on the ${nameFor('list.tracker')} until each is settled. Take them away as a workbook, correct
      them there, and bring that workbook like any other.
    </p>
    ${button({ text: 'Download the rows left out', href: `/import/${kept.id}/left-out.xlsx`, classes: 'govuk-button--secondary' })}
    ${quietList(
      leftOut.map((finding) => ({
        title: html`${finding.sheet}, row ${finding.rowNumber}`,
        detail: finding.settledWords === null ? finding.sentence : `Settled: ${finding.settledWords}`,
        end:
          finding.settledWords === null
            ? html`<a class="govuk-link" href="/import/${kept.id}/left-out/${finding.id}"
                >Settle<span class="govuk-visually-hidden"> ${finding.sheet}, row ${finding.rowNumber}</span></a
              >`
            : undefined,
      })),
    )}`
}

const undoSection = ({ kept, builtUpon, hidden }: Summary): Html =>
  html`<h2 class="govuk-heading-m">Undo this import</h2>
    ${builtUpon.length > 0 ? sayInTheWay(builtUpon) : undoForm(kept, hidden)}`

const undoForm = ({ id }: KeptImport, hidden: Html): Html =>
  html`<p class="govuk-body">
      Everything it added goes and everything it changed becomes as it was, as long as nobody has changed or referred to
      any of it.
    </p>
    <form method="post" action="/import/${id}/undo" novalidate>
      ${hidden} ${button({ text: 'Undo this import', classes: 'govuk-button--warning', preventDoubleClick: true })}
    </form>`
