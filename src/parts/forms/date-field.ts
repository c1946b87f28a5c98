import { dateInput } from '#govuk/components/date-input.ts'
import type { Html } from '#govuk/html.ts'
import type { TypedDate } from '#rules/calendar/typed-date.ts'
import { errorAt, type FieldErrors } from './form-errors.ts'

export type DateField = {
  readonly name: string
  readonly legend: string
  readonly typed: TypedDate
  readonly errors: FieldErrors
  readonly hint?: string | undefined
  /** 'm' by default; 's' where several stand together. */
  readonly size?: 's' | 'm' | undefined
}

/**
 * Three boxes for a date, sent as `name-day`, `name-month`, `name-year`. The first box has the id `name`, so that an error kept under
 * `name` leads to it. Read them back with `typedDateIn(form, name)` and `readTypedDate`, or with `typedDate` of read-form.ts.
 *
 * `dateField({ name: 'startsOn', legend: 'Start date', typed: boxesOf(role.startsOn), errors })`
 */
export const dateField = ({ name, legend, typed, errors, hint, size = 's' }: DateField): Html =>
  dateInput({
    id: `${name}-date`,
    namePrefix: name,
    fieldset: { legend: { text: legend, classes: `govuk-fieldset__legend--${size}` } },
    hint: hint === undefined ? undefined : { text: hint },
    errorMessage: errorAt(errors, name),
    values: typed,
    day: { id: name },
  })

/** What was typed in the boxes of a date field, to read and to show again. */
export const typedDateIn = (form: { text(field: string): string }, name: string): TypedDate => ({
  day: form.text(`${name}-day`),
  month: form.text(`${name}-month`),
  year: form.text(`${name}-year`),
})
