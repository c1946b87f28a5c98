import { attributes, attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { CheckboxesItem, CheckboxesOptions } from '#govuk/macro-options.ts'
import { besideControl, groupedInputs } from './form-group.ts'
import { hint } from './hint.ts'
import { label } from './label.ts'

export function checkboxes(params: CheckboxesOptions): Html {
  const id = params.idPrefix ?? params.name
  return groupedInputs(
    { ...params, id, describedBy: params.fieldset?.describedBy ?? params.describedBy },
    (describedBy) => {
      const groupDescribedBy = params.fieldset ? undefined : describedBy
      return html`<div
        class="${classNames('govuk-checkboxes', params.classes)}"
        ${attributes(params.attributes)}
        data-module="govuk-checkboxes"
      >
        ${besideControl(params.formGroup?.beforeInputs)}
        ${params.items.map((item, at) => item && checkbox(item, params, at === 0 ? id : `${id}-${at + 1}`, groupDescribedBy))}
        ${besideControl(params.formGroup?.afterInputs)}
      </div>`
    },
  )
}

/** The first has the group's own id, so that an error summary can lead to it. */
function checkbox(
  item: CheckboxesItem,
  params: CheckboxesOptions,
  defaultId: string,
  describedBy: string | undefined,
): Html {
  if ('divider' in item) return html`<div class="govuk-checkboxes__divider">${item.divider}</div>`
  const id = item.id ?? defaultId
  const checked = item.checked ?? params.values?.includes(item.value) ?? false
  const hintId = item.hint && `${id}-item-hint`
  const revealed = item.conditional?.html
  return html`<div class="govuk-checkboxes__item">
      <input
        class="govuk-checkboxes__input"
        id="${id}"
        name="${item.name ?? params.name}"
        type="checkbox"
        value="${item.value}"
        ${attributesIfGiven({
          checked,
          disabled: item.disabled,
          'data-aria-controls': revealed && `conditional-${id}`,
          'data-behaviour': item.behaviour,
          'aria-describedby': classNames(describedBy, hintId),
        })}${attributes(item.attributes)}
      />
      ${label({ ...(item.html ? { html: item.html } : { text: item.text }), classes: classNames('govuk-checkboxes__label', item.label?.classes), attributes: item.label?.attributes, for: id })}
      ${item.hint && hint({ ...item.hint, id: hintId, classes: classNames('govuk-checkboxes__hint', item.hint.classes) })}
    </div>
    ${revealed && html`<div class="${classNames('govuk-checkboxes__conditional', !checked && 'govuk-checkboxes__conditional--hidden')}" id="conditional-${id}">${revealed}</div>`}`
}
