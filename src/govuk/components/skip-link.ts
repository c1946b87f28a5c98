import { attributes, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { SkipLinkOptions } from '#govuk/macro-options.ts'

export const skipLink = (params: SkipLinkOptions): Html =>
  html`<a
    href="${params.href ?? '#content'}"
    class="${classNames('govuk-skip-link', params.classes)}"
    ${attributes(params.attributes)}
    data-module="govuk-skip-link"
    >${params.html ?? params.text}</a
  >`
