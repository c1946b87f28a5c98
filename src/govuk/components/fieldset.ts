import { attributes, attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import type { FieldsetOptions } from '#govuk/macro-options.ts'

export const fieldset = (params: FieldsetOptions): Html =>
  html`<fieldset
    class="${classNames('govuk-fieldset', params.classes)}"
    ${attributesIfGiven({ role: params.role, 'aria-describedby': params.describedBy })}${attributes(params.attributes)}
  >
    ${legend(params.legend)} ${params.html}
  </fieldset>`

function legend(params: FieldsetOptions['legend']): Html {
  const content = params?.html ?? params?.text
  if (!params || !content) return nothing
  const heading = params.isPageHeading ? html`<h1 class="govuk-fieldset__heading">${content}</h1>` : content
  return html`<legend class="${classNames('govuk-fieldset__legend', params.classes)}">${heading}</legend>`
}
