import { attributes, attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import type { LabelOptions } from '#govuk/macro-options.ts'

export function label(params: LabelOptions): Html {
  const content = params.html ?? params.text
  if (!content) return nothing
  const element = html`<label
    class="${classNames('govuk-label', params.classes)}"
    ${attributes(params.attributes)}${attributesIfGiven({ for: params.for })}
    >${content}</label
  >`
  return params.isPageHeading ? html`<h1 class="govuk-label-wrapper">${element}</h1>` : element
}
