import { select } from '#govuk/components/select.ts'
import type { Html } from '#govuk/html.ts'
import { oneOf } from './read-form.ts'
import { errorAt, type FieldErrors } from './form-errors.ts'

/** Yes, no, or nobody has said: '' is the third. */
export const yesNoChoice = (model: {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly errors: FieldErrors
  readonly hint?: string | undefined
}): Html =>
  select({
    name: model.name,
    label: { text: model.label, classes: 'govuk-label--s' },
    hint: model.hint === undefined ? undefined : { text: model.hint },
    errorMessage: errorAt(model.errors, model.name),
    value: model.value,
    items: [
      { value: '', text: 'Not recorded' },
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No' },
    ],
  })

/** What was chosen: true, false, or null while nobody has said. */
export const yesNo = oneOf(['', 'yes', 'no'], 'Choose yes, no, or not recorded')
  .default('')
  .transform((chosen) => (chosen === '' ? null : chosen === 'yes'))

/** The choice filled with what the record holds. */
export const yesNoAsTyped = (value: boolean | null): string => (value === null ? '' : value ? 'yes' : 'no')

/** 'Yes', 'No', or '' where nobody has said. */
export const sayYesNo = (typed: string): string => (typed === '' ? '' : typed === 'yes' ? 'Yes' : 'No')
