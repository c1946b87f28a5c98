import { attributes, attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import type { InputOptions } from '#govuk/macro-options.ts'
import { besideControl, labelledField } from './form-group.ts'

export function input(params: InputOptions): Html {
  const id = params.id ?? params.name
  return labelledField({ ...params, id }, (describedBy) => wrapped(params, control(params, id, describedBy)))
}

const control = (params: InputOptions, id: string, describedBy: string): Html =>
  html`<input
    class="${classNames('govuk-input', params.classes, params.errorMessage && 'govuk-input--error')}"
    id="${id}"
    name="${params.name}"
    type="${params.type ?? 'text'}"
    ${attributesIfGiven({
      spellcheck: params.spellcheck === undefined ? undefined : String(params.spellcheck),
      disabled: params.disabled,
      'aria-describedby': describedBy,
      autocomplete: params.autocomplete,
      autocapitalize: params.autocapitalize,
      pattern: params.pattern,
      inputmode: params.inputmode,
    })}${params.value === undefined ? nothing : attributes({ value: params.value })}${attributes(params.attributes)}
  />`

function wrapped(params: InputOptions, element: Html): Html {
  const before = besideControl(params.formGroup?.beforeInput)
  const after = besideControl(params.formGroup?.afterInput)
  const prefix = affix(params.prefix, 'prefix')
  const suffix = affix(params.suffix, 'suffix')
  if (!before && !after && !prefix && !suffix) return element
  return html`<div
    class="${classNames('govuk-input__wrapper', params.inputWrapper?.classes)}"
    ${attributes(params.inputWrapper?.attributes)}
  >
    ${before}${prefix}${element}${suffix}${after}
  </div>`
}

function affix(params: InputOptions['prefix'], side: 'prefix' | 'suffix'): Html | undefined {
  const content = params?.html ?? params?.text
  if (!params || !content) return undefined
  return html`<div
    class="${classNames(`govuk-input__${side}`, params.classes)}"
    aria-hidden="true"
    ${attributes(params.attributes)}
  >
    ${content}
  </div>`
}
