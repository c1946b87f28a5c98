import { attributes, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { ErrorSummaryError, ErrorSummaryOptions } from '#govuk/macro-options.ts'

/** Stands above the page's heading; each error leads to the id of its field. */
export function errorSummary(params: ErrorSummaryOptions): Html {
  const description = params.descriptionHtml ?? params.descriptionText
  const focus =
    params.disableAutoFocus === undefined ? undefined : { 'data-disable-auto-focus': params.disableAutoFocus }
  return html`<div
    class="${classNames('govuk-error-summary', params.classes)}"
    ${attributes(focus)}${attributes(params.attributes)}
    data-module="govuk-error-summary"
  >
    <div role="alert">
      <h2 class="govuk-error-summary__title">${params.titleHtml ?? params.titleText}</h2>
      <div class="govuk-error-summary__body">
        ${description && html`<p>${description}</p>`}
        ${
          params.errorList !== undefined &&
          params.errorList.length > 0 &&
          html`<ul class="govuk-list govuk-error-summary__list">
            ${params.errorList.map((error) => error && html`<li>${errorLink(error)}</li>`)}
          </ul>`
        }
      </div>
    </div>
  </div>`
}

function errorLink(error: ErrorSummaryError): Html | string {
  const content = error.html ?? error.text
  return error.href ? html`<a href="${error.href}" ${attributes(error.attributes)}>${content}</a>` : content
}
