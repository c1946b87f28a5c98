import { attributes, attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { DateInputItem, DateInputOptions } from '#govuk/macro-options.ts'
import { besideControl, groupedInputs } from './form-group.ts'
import { input } from './input.ts'

type Part = 'day' | 'month' | 'year'
const parts = ['day', 'month', 'year'] as const

/**
 * Day, month and year; `values` fills them (named day, month, year whatever the prefix),
 * `errorMessage` marks all three unless items say which one has the `error`.
 */
export function dateInput(params: DateInputOptions): Html {
  const items = params.items?.length
    ? params.items
    : parts.map((part) => params[part] !== false && { name: part, ...params[part] })
  const anyHasError = items.some((item) => item && hasError(item))
  return groupedInputs(
    { ...params, describedBy: params.fieldset?.describedBy, role: 'group' },
    () =>
      html`<div
        class="${classNames('govuk-date-input', params.classes)}"
        ${attributes(params.attributes)}${attributesIfGiven({ id: params.id })}
      >
        ${besideControl(params.formGroup?.beforeInputs)}
        ${items.map((item) => item && dateItem(item, params, anyHasError))}
        ${besideControl(params.formGroup?.afterInputs)}
      </div>`,
  )
}

const hasError = (item: DateInputItem): boolean =>
  item.error === true || (item.classes?.includes('govuk-input--error') ?? false)

const partOf = (name: string, params: DateInputOptions): Part | undefined =>
  parts.find((part) => name === part || (params[part] && params[part].name === name))

function valueOf(part: Part | undefined, params: DateInputOptions): string | undefined {
  const own = part && params[part]
  return (own ? own.value : undefined) ?? (part && params.values?.[part])
}

function dateItem(item: DateInputItem, params: DateInputOptions, anyHasError: boolean): Html {
  const part = partOf(item.name, params)
  const marked = hasError(item) || (item.error !== false && params.errorMessage !== undefined && !anyHasError)
  const width = part === 'year' ? 4 : 2
  return html`<div class="govuk-date-input__item">
    ${input({
      label: {
        text: item.label ?? item.name.charAt(0).toUpperCase() + item.name.slice(1),
        classes: 'govuk-date-input__label',
      },
      id: item.id ?? `${params.id}-${item.name}`,
      classes: classNames(
        'govuk-date-input__input',
        marked && !item.classes?.includes('govuk-input--error') && 'govuk-input--error',
        !item.classes?.includes('govuk-input--width-') && `govuk-input--width-${width}`,
        item.classes,
      ),
      name: params.namePrefix ? `${params.namePrefix}-${item.name}` : item.name,
      value: item.value ?? valueOf(part, params),
      inputmode: 'numeric',
      autocomplete: item.autocomplete,
      pattern: item.pattern,
      attributes: item.attributes,
    })}
  </div>`
}
