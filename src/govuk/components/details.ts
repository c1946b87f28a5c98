import { attributes, attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { DetailsOptions } from '#govuk/macro-options.ts'

export const details = (params: DetailsOptions): Html =>
  html`<details${attributesIfGiven({ id: params.id })} class="${classNames('govuk-details', params.classes)}"${attributes(params.attributes)}${attributesIfGiven({ open: params.open })}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">${params.summaryHtml ?? params.summaryText}</span></summary>
<div class="govuk-details__text">${params.html ?? params.text}</div>
</details>`
