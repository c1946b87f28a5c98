import { errorSummary } from '#govuk/components/error-summary.ts'
import { type Html, nothing } from '#govuk/html.ts'

/**
 * What is wrong with a form: a sentence for each field, by the field's name, in the order of the page. A field's id is its name (a date
 * field's first box too, see date-field.ts), so that the summary leads to it. (SEC-05)
 */
export type FieldErrors = Readonly<Record<string, string>>

export const noErrors: FieldErrors = {}

export const hasErrors = (errors: FieldErrors): boolean => Object.keys(errors).length > 0

/** For a component's `errorMessage`: `input({ name: 'name', …, errorMessage: errorAt(errors, 'name') })`. */
export const errorAt = (errors: FieldErrors, field: string): { readonly text: string } | undefined => {
  const text = errors[field]
  return text === undefined ? undefined : { text }
}

/** The summary that stands above the heading; nothing while there is nothing wrong. */
export const errorsFirst = (errors: FieldErrors): Html =>
  hasErrors(errors)
    ? errorSummary({
        titleText: 'There is a problem',
        errorList: Object.entries(errors).map(([field, text]) => ({ text, href: `#${field}` })),
      })
    : nothing
