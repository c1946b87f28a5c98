import { attributes, attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { SelectItem, SelectOptions } from '#govuk/macro-options.ts'
import { besideControl, labelledField } from './form-group.ts'

export function select(params: SelectOptions): Html {
  const id = params.id ?? params.name
  return labelledField(
    { ...params, id },
    (describedBy) =>
      html`${besideControl(params.formGroup?.beforeInput)}
        <select
          class="${classNames('govuk-select', params.classes, params.errorMessage && 'govuk-select--error')}"
          id="${id}"
          name="${params.name}"
          ${attributesIfGiven({
            disabled: params.disabled,
            'aria-describedby': describedBy,
          })}${attributes(params.attributes)}
        >
          ${params.items.map((item) => item && option(item, params.value))}
        </select>
        ${besideControl(params.formGroup?.afterInput)}`,
  )
}

/** Chosen by its own `selected`, or by the select's `value` unless it says it isn't. */
function option(item: SelectItem, chosen: string | undefined): Html {
  const selected = item.selected ?? (chosen !== undefined && chosen !== '' && (item.value ?? item.text) === chosen)
  const value = item.value === undefined ? undefined : { value: item.value }
  return html`<option${attributes(value)}${attributesIfGiven({ selected, disabled: item.disabled })}${attributes(item.attributes)}>${item.text}</option>`
}
