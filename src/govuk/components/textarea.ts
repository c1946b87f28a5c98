import { attributes, attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { TextareaOptions } from '#govuk/macro-options.ts'
import { besideControl, labelledField } from './form-group.ts'

export function textarea(params: TextareaOptions): Html {
  const id = params.id ?? params.name
  return labelledField(
    { ...params, id },
    (describedBy) =>
      html`${besideControl(params.formGroup?.beforeInput)} ${control(params, id, describedBy)}
      ${besideControl(params.formGroup?.afterInput)}`,
  )
}

// A browser drops the first line break inside a textarea: the one written here, not one that a person typed.
const control = (params: TextareaOptions, id: string, describedBy: string): Html =>
  html`<textarea
    class="${classNames('govuk-textarea', params.errorMessage && 'govuk-textarea--error', params.classes)}"
    id="${id}"
    name="${params.name}"
    rows="${params.rows ?? 5}"
    ${attributesIfGiven({
      spellcheck: params.spellcheck === undefined ? undefined : String(params.spellcheck),
      disabled: params.disabled,
      'aria-describedby': describedBy,
      autocomplete: params.autocomplete,
    })}${attributes(params.attributes)}
  >
${params.value}</textarea>`
