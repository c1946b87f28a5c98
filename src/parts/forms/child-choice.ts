import { checkboxes } from '#govuk/components/checkboxes.ts'
import { select } from '#govuk/components/select.ts'
import type { Html } from '#govuk/html.ts'
import { errorAt, type FieldErrors } from './form-errors.ts'

/** A child to choose among siblings; `note` is a few quiet words: 'expected Fri 8 Jan 2027'. */
export type ChildOption = { readonly id: number; readonly name: string; readonly note?: string | undefined }

type Choice = {
  readonly name: string
  readonly legend: string
  readonly children: readonly ChildOption[]
  readonly errors: FieldErrors
  readonly hint?: string | undefined
}

/** Several of a family's children at once: one box each, sent as ids under one name (FAM-02). */
export const childrenChoice = ({
  name,
  legend,
  children,
  chosen,
  errors,
  hint,
}: Choice & { readonly chosen: readonly string[] }): Html =>
  checkboxes({
    name,
    values: [...chosen],
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    hint: hint === undefined ? undefined : { text: hint },
    errorMessage: errorAt(errors, name),
    items: children.map((child) => ({
      value: String(child.id),
      text: child.name,
      ...(child.note === undefined ? {} : { hint: { text: child.note } }),
    })),
  })

/** One child, or all of them together: '' is all (`all` says what that is called). */
export const childOrAllChoice = ({
  name,
  legend,
  children,
  value,
  all,
  errors,
  hint,
}: Choice & { readonly value: string; readonly all: string }): Html =>
  select({
    name,
    label: { text: legend, classes: 'govuk-label--s' },
    hint: hint === undefined ? undefined : { text: hint },
    errorMessage: errorAt(errors, name),
    value,
    items: [{ value: '', text: all }, ...children.map((child) => ({ value: String(child.id), text: child.name }))],
  })
