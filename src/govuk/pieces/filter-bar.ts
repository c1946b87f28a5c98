import { button } from '#govuk/components/button.ts'
import { html, type Html } from '#govuk/html.ts'

/** Choices about a list, kept in the page's address; at the end, links that take the list as it is now. */
export const filterBar = (params: { action: string; fields: readonly Html[]; links?: Html | undefined }): Html =>
  html`<form class="waymark-filter" method="get" action="${params.action}">
    ${params.fields} ${button({ text: 'Apply', classes: 'govuk-button--secondary' })}
    ${params.links && html`<p class="waymark-filter__links">${params.links}</p>`}
  </form>`
