import { attributes, attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { RadiosItem, RadiosOptions } from '#govuk/macro-options.ts'
import { besideControl, groupedInputs } from './form-group.ts'
import { hint } from './hint.ts'
import { label } from './label.ts'

export function radios(params: RadiosOptions): Html {
  const id = params.idPrefix ?? params.name
  return groupedInputs(
    { ...params, id, describedBy: params.fieldset?.describedBy },
    () =>
      html`<div
        class="${classNames('govuk-radios', params.classes)}"
        ${attributes(params.attributes)}
        data-module="govuk-radios"
      >
        ${besideControl(params.formGroup?.beforeInputs)}
        ${params.items.map((item, at) => item && radio(item, params, at === 0 ? id : `${id}-${at + 1}`))}
        ${besideControl(params.formGroup?.afterInputs)}
      </div>`,
  )
}

/** The first has the group's own id, so that an error summary can lead to it. */
function radio(item: RadiosItem, params: RadiosOptions, defaultId: string): Html {
  if ('divider' in item) return html`<div class="govuk-radios__divider">${item.divider}</div>`
  const id = item.id ?? defaultId
  const checked = item.checked ?? (params.value !== undefined && params.value !== '' && item.value === params.value)
  const hintId = item.hint && `${id}-item-hint`
  const revealed = item.conditional?.html
  return html`<div class="govuk-radios__item">
      <input
        class="govuk-radios__input"
        id="${id}"
        name="${params.name}"
        type="radio"
        value="${item.value}"
        ${attributesIfGiven({
          checked,
          disabled: item.disabled,
          'data-aria-controls': revealed && `conditional-${id}`,
          'aria-describedby': hintId,
        })}${attributes(item.attributes)}
      />
      ${label({ ...(item.html ? { html: item.html } : { text: item.text }), classes: classNames('govuk-radios__label', item.label?.classes), attributes: item.label?.attributes, for: id })}
      ${item.hint && hint({ ...item.hint, id: hintId, classes: classNames('govuk-radios__hint', item.hint.classes) })}
    </div>
    ${revealed && html`<div class="${classNames('govuk-radios__conditional', !checked && 'govuk-radios__conditional--hidden')}" id="conditional-${id}">${revealed}</div>`}`
}
