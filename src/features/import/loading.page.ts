import { button } from '#govuk/components/button.ts'
import { html } from '#govuk/html.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import type { KeptImport } from '#records/import/imports.ts'

/** A workbook being loaded: how far it is, and where to look again. It goes on by itself. */
export const loadingPage = ({ id, fileName, progress }: KeptImport): PageContent => ({
  title: 'Loading the workbook',
  of: fileName,
  place: 'import',
  main: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${fileName}</span> Loading the workbook</h1>
    <p class="govuk-body" role="status">${progress ?? 'Waiting to begin'}.</p>
    <p class="govuk-body">
      You can leave this page: loading goes on by itself. Everything is loaded, or, if something stops it, nothing.
    </p>
    ${button({ text: 'Look again', href: `/import/${id}` })}`,
})
