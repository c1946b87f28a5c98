import { nameFor } from '#rules/words/name-for.ts'
import { button } from '#govuk/components/button.ts'
import { fileUpload } from '#govuk/components/file-upload.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { errorAt, errorsFirst, type FieldErrors } from '#parts/forms/form-errors.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import type { KeptImport } from '#records/import/imports.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'

type ImportsPage = {
  readonly imports: readonly KeptImport[]
  readonly hidden: Html
  readonly errors: FieldErrors
}

/** Choose a workbook; below, those brought before. (FAM-06) */
export const importsPage = ({ imports, hidden, errors }: ImportsPage): PageContent => ({
  title: 'Bring a workbook',
  place: 'import',
  main: html`${errorsFirst(errors)}
    <h1 class="govuk-heading-l">Bring a workbook</h1>
    <p class="govuk-body">
      Your ${nameFor('list.tracker')} as it is: ${nameFor('stage.pre-proceedings')}, care proceedings, private
      proceedings, actions and the staff list, each on a sheet of its own. You see everything it would add and change,
      and every problem, before anything is loaded.
    </p>
    <form method="post" action="/import" enctype="multipart/form-data" novalidate>
      ${hidden}
      ${fileUpload({
        name: 'workbook',
        label: { text: 'Workbook' },
        hint: { text: 'An Excel workbook (.xlsx) or a .csv file, up to 20 MB' },
        attributes: { accept: '.xlsx,.csv' },
        errorMessage: errorAt(errors, 'workbook'),
      })}
      ${button({ text: 'Continue', preventDoubleClick: true })}
    </form>
    ${imports.length === 0 ? nothing : earlier(imports)}`,
})

const earlier = (imports: readonly KeptImport[]): Html =>
  workTable({
    caption: 'Brought before',
    captionClasses: 'govuk-table__caption--m',
    head: [{ text: 'Workbook' }, { text: 'Brought' }, { text: 'How far it is' }],
    rows: imports.map((each) => [
      { html: html`<a class="govuk-link" href="${addressOf(each)}">${each.fileName}</a>` },
      { html: html`${sayMoment(each.startedAt)} ${secondLine(each.startedBy)}` },
      { text: sayState(each) },
    ]),
  })

const addressOf = ({ id, state }: KeptImport): string =>
  state === 'mapping' ? `/import/${id}/mapping` : `/import/${id}`

function sayState({ state, loadedAt, undoneAt, summary }: KeptImport): string {
  switch (state) {
    case 'mapping':
      return 'Columns to check'
    case 'preview':
      return 'To be looked at and loaded'
    case 'loading':
      return 'Being loaded'
    case 'stopped':
      return 'Not loaded'
    case 'undone':
      return undoneAt === null ? 'Undone' : `Undone ${sayMoment(undoneAt)}`
    case 'loaded': {
      const added = summary?.counts.records.children.added ?? 0
      return `${loadedAt === null ? 'Loaded' : `Loaded ${sayMoment(loadedAt)}`}: ${added} ${added === 1 ? 'child' : 'children'} added`
    }
  }
}
