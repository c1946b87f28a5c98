import { input } from '#govuk/components/input.ts'
import { radios } from '#govuk/components/radios.ts'
import { html, type Html } from '#govuk/html.ts'
import { errorAt, type FieldErrors } from '#parts/forms/form-errors.ts'

/** One thing an authority chooses: a whole number of something, or one of some answers. */
export type Question = {
  readonly name: string
  readonly label: string
  readonly hint?: string
  /** Stands above this question and those that follow. */
  readonly heading?: string
} & (
  | { readonly kind: 'number'; readonly from: number; readonly to: number; readonly unit: string }
  | { readonly kind: 'choice'; readonly items: Readonly<Record<string, string>> }
)

/** What is in the fields, by name. */
export type Typed = Readonly<Record<string, string>>

export const yesOrNo = { yes: 'Yes', no: 'No' } as const

/** What is wrong with an answer, in a sentence; null when it can be used. */
export function wrongWith(question: Question, typed: string): string | null {
  if (question.kind === 'choice') return Object.hasOwn(question.items, typed) ? null : `Choose an answer`
  const { from, to } = question
  const number = /^\d{1,4}$/.test(typed) ? Number(typed) : -1
  return number >= from && number <= to ? null : `${question.label}: enter a whole number from ${from} to ${to}`
}

/** An answer as a person reads it: '14 days', 'Yes'. */
export const sayAnswer = (question: Question, typed: string): string =>
  question.kind === 'choice' ? (question.items[typed] ?? typed) : `${typed} ${question.unit}`

export const questionField = (question: Question, typed: string, errors: FieldErrors): Html =>
  html`${question.heading !== undefined && html`<h2 class="govuk-heading-m">${question.heading}</h2>`}
  ${answerField(question, typed, errors)}`

function answerField(question: Question, typed: string, errors: FieldErrors): Html {
  const { name, label } = question
  const hint = question.hint === undefined ? undefined : { text: question.hint }
  const errorMessage = errorAt(errors, name)
  if (question.kind === 'choice')
    return radios({
      name,
      idPrefix: name,
      value: typed,
      hint,
      errorMessage,
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: label, classes: 'govuk-fieldset__legend--s' } },
      items: Object.entries(question.items).map(([value, text]) => ({ value, text })),
    })
  return input({
    name,
    id: name,
    value: typed,
    hint,
    errorMessage,
    autocomplete: 'off',
    inputmode: 'numeric',
    label: { text: label, classes: 'govuk-label--s' },
    classes: 'govuk-input--width-3',
    suffix: { text: question.unit },
  })
}
