import { attributes, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { WarningTextOptions } from '#govuk/macro-options.ts'

export const warningText = (params: WarningTextOptions): Html =>
  html`<div class="${classNames('govuk-warning-text', params.classes)}" ${attributes(params.attributes)}>
    <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
    <strong class="govuk-warning-text__text"
      ><span class="govuk-visually-hidden">${params.iconFallbackText ?? 'Warning'}</span>
      ${params.html ?? params.text}</strong
    >
  </div>`
