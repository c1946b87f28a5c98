import { attributes, attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { ErrorMessageOptions } from '#govuk/macro-options.ts'

export function errorMessage(params: ErrorMessageOptions): Html {
  const { visuallyHiddenText = 'Error' } = params
  const spoken = visuallyHiddenText !== '' && html`<span class="govuk-visually-hidden">${visuallyHiddenText}:</span> `
  return html`<p${attributesIfGiven({ id: params.id })} class="${classNames('govuk-error-message', params.classes)}"${attributes(params.attributes)}>${spoken}${params.html ?? params.text}</p>`
}
