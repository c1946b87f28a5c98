import { nameFor } from '#rules/words/name-for.ts'
import { button } from '#govuk/components/button.ts'
import { input } from '#govuk/components/input.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import { errorAt, errorsFirst, type FieldErrors } from '#parts/forms/form-errors.ts'
import { reasonsTable } from '#parts/clocks/reasons-table.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import type { Calendar } from '#rules/calendar/working-days.ts'
import type { TypedQuestion } from './dates.form.ts'
import type { WorkedOut } from './work-out-dates.ts'

type DatesModel = {
  readonly typed: TypedQuestion
  readonly errors: FieldErrors
  readonly worked: WorkedOut | null
  readonly published: Pick<Calendar, 'publishedFrom' | 'publishedTo'>
}

const dayField = (name: 'decision' | 'issue', label: string, { typed, errors }: DatesModel): Html =>
  input({
    name,
    label: { text: label, classes: 'govuk-label--s' },
    hint: { text: 'For example, 7/9/2026 or 7 September 2026' },
    classes: 'govuk-input--width-20',
    value: typed[name],
    errorMessage: errorAt(errors, name),
    autocomplete: 'off',
  })

const questionForm = (model: DatesModel): Html =>
  html`<form method="get" action="/dates" novalidate>
    ${dayField('decision', `Day of the decision to start ${nameFor('stage.pre-proceedings')}`, model)}
    <p class="govuk-body">or</p>
    ${dayField('issue', 'Day proceedings were issued', model)}${button({ text: 'Work out the dates' })}
  </form>`

const headings = { decision: 'Decision to start on', issue: 'Proceedings issued on' } as const

const provisionalNote = ({ published }: DatesModel): Html =>
  html`<p class="govuk-inset-text">
    Bank holidays are known from ${sayDateInFull(published.publishedFrom)} to ${sayDateInFull(published.publishedTo)}.
    Some of these dates lie outside that time, and those marked provisional may change.
  </p>`

const answer = (worked: WorkedOut, model: DatesModel): Html =>
  html`<h2 class="govuk-heading-m">${headings[worked.asked]} ${sayDateInFull(worked.on)}</h2>
    ${worked.isProvisional && provisionalNote(model)}${reasonsTable('Every date with its reason', worked.reasons)}
    <p class="govuk-body-s">
      By the rules for England and Wales, with a meeting every Monday, or the next working day after a bank holiday. An
      authority’s own meeting days and closures, and dates the court orders, go before these.
    </p>`

/** The dates that follow from a decision or from issue, each with its reason (PP-02, PP-03, PP-10, CT-01). */
export const datesPage = (model: DatesModel) => ({
  title: 'Work out the dates',
  wide: true,
  main: html`${errorsFirst(model.errors)}
    <h1 class="govuk-heading-l">Work out the dates</h1>
    <p class="govuk-body">
      Type one day to see every date that follows from it and why. Nothing you type is kept, and no child is named.
    </p>
    ${questionForm(model)}${model.worked === null ? nothing : answer(model.worked, model)}`,
})
