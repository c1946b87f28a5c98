import { button } from '#govuk/components/button.ts'
import { html, type Html } from '#govuk/html.ts'

/** Choices about a list, kept in the page's address. */
export const filterBar = (params: { action: string; fields: readonly Html[] }): Html =>
  html`<form class="waymark-filter" method="get" action="${params.action}">
    ${params.fields} ${button({ text: 'Apply', classes: 'govuk-button--secondary' })}
  </form>`
