import { checkboxes } from '#govuk/components/checkboxes.ts'
import { type Html, nothing } from '#govuk/html.ts'
import { errorAt, type FieldErrors } from './form-errors.ts'

/** The field in which a person says that what looks unlikely is right. */
export const sureField = 'sure'

/** Asks whether what was typed is right; nothing while nothing is asked. What is ticked is the question itself, so that another one is asked anew. */
export function sureBox(errors: FieldErrors, yes = 'Yes, that is right'): Html {
  const question = errors[sureField]
  if (question === undefined) return nothing
  return checkboxes({
    name: sureField,
    idPrefix: sureField,
    fieldset: { legend: { text: 'Is this right?', classes: 'govuk-fieldset__legend--s' } },
    errorMessage: errorAt(errors, sureField),
    items: [{ value: question, text: yes }],
  })
}
