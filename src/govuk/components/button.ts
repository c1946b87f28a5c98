import { attributes, attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { ButtonOptions } from '#govuk/macro-options.ts'

const startIcon = html`<svg
  class="govuk-button__start-icon"
  xmlns="http://www.w3.org/2000/svg"
  width="17.5"
  height="19"
  viewBox="0 0 33 40"
  aria-hidden="true"
  focusable="false"
>
  <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
</svg>`

/** A button, or with `href` a link that looks like one. */
export function button(params: ButtonOptions): Html {
  const own = html`class="${classNames('govuk-button', params.classes, params.isStartButton && 'govuk-button--start')}"
  data-module="govuk-button"${attributes(params.attributes)}${attributesIfGiven({ id: params.id })}`
  const text = params.html && params.isStartButton ? html`<span>${params.html}</span>` : (params.html ?? params.text)
  const content = html`${text}${params.isStartButton && startIcon}`
  if (params.href) return html`<a href="${params.href}" role="button" draggable="false" ${own}>${content}</a>`
  return html`<button
    type="${params.type ?? 'submit'}"
    ${attributesIfGiven({
      value: params.value,
      name: params.name,
      disabled: params.disabled,
      'aria-disabled': params.disabled && 'true',
      'data-prevent-double-click':
        params.preventDoubleClick === undefined ? undefined : String(params.preventDoubleClick),
    })}
    ${own}
  >
    ${content}
  </button>`
}
