import { attributes, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { BackLinkOptions } from '#govuk/macro-options.ts'

export const backLink = (params: BackLinkOptions): Html =>
  html`<a
    href="${params.href}"
    class="${classNames('govuk-back-link', params.classes)}"
    ${attributes(params.attributes)}
    >${params.html ?? params.text ?? 'Back'}</a
  >`
