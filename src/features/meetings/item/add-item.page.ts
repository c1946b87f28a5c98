import { button } from '#govuk/components/button.ts'
import { input } from '#govuk/components/input.ts'
import { select } from '#govuk/components/select.ts'
import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { errorAt, errorsFirst, type FieldErrors } from '#parts/forms/form-errors.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'

export type AddItemPage = {
  readonly sitting: StoredSitting
  readonly families: readonly { readonly value: string; readonly text: string }[]
  readonly typed: (name: string) => string
  readonly errors: FieldErrors
  readonly notice: Html | null
  readonly hidden: Html
}

/** Another issue for the meeting, about a family or not. */
export const addItemPage = ({ sitting, families, typed, errors, notice, hidden }: AddItemPage) => ({
  title: `Add any other issue, ${sayDateInFull(sitting.on)}`,
  place: 'meeting',
  back: { text: 'The meeting', href: `/meetings/${sitting.address}` },
  main: html`${errorsFirst(errors)} ${notice}
    ${pageHeading({
      heading: 'Add any other issue',
      lede: `${sitting.seriesName}, ${sayDateInFull(sitting.on)}. What the record knows comes onto the agenda by itself; this is for the rest.`,
    })}
    <form method="post" action="/meetings/${sitting.address}/add" novalidate>
      ${hidden}
      ${input({
        name: 'issue',
        label: { text: 'What is the issue?', classes: 'govuk-label--s' },
        hint: { text: 'A few words, for example: interpreter for the assessment' },
        value: typed('issue'),
        errorMessage: errorAt(errors, 'issue'),
      })}
      ${select({
        name: 'family',
        label: { text: 'Which family is it about?', classes: 'govuk-label--s' },
        hint: { text: 'Its actions are kept with the family. Leave it open if it is about none.' },
        value: typed('family'),
        errorMessage: errorAt(errors, 'family'),
        items: [{ value: '', text: 'No family' }, ...families],
      })}
      ${input({
        name: 'minutes',
        label: { text: 'Minutes', classes: 'govuk-label--s' },
        classes: 'govuk-input--width-2',
        inputmode: 'numeric',
        value: typed('minutes'),
        errorMessage: errorAt(errors, 'minutes'),
      })}
      ${button({ text: 'Add to the agenda', preventDoubleClick: true })}
    </form>`,
})
