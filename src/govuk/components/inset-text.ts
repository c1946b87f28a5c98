import { attributes, attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { InsetTextOptions } from '#govuk/macro-options.ts'

export const insetText = (params: InsetTextOptions): Html =>
  html`<div
    ${attributesIfGiven({ id: params.id })}
    class="${classNames('govuk-inset-text', params.classes)}"
    ${attributes(params.attributes)}
  >
    ${params.html ?? params.text}
  </div>`
