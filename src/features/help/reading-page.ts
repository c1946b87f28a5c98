import { html, type Html } from '#govuk/html.ts'

/** A page to be read from top to bottom: a heading, and lines no wider than is easy to read. */
export const readingPage = (title: string, body: Html) => ({
  title,
  main: html`<div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">${title}</h1>
      ${body}
    </div>
  </div>`,
})
