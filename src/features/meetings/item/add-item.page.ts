import { button } from '#govuk/components/button.ts'
import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { oneRecord } from '#parts/forms/fields/record-fields.ts'
import { checked, needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { count, line } from '#parts/forms/fields/text-fields.ts'
import { discardDraft, keepsDraft, offersDraft } from '#parts/forms/draft-notice.ts'
import { errorsFirst } from '#parts/forms/form-errors.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'

// It stands in one line of the agenda.
const longestIssue = 200
const wrongMinutes = 'Minutes must be a whole number from 1 to 60'

/** Any other issue: what it is, about which family or none, and how long it takes. */
export const addItemForm = (families: readonly { readonly id: number; readonly text: string }[]) =>
  form({
    issue: checked(
      needed(
        line({
          label: 'What is the issue?',
          hint: 'A few words, for example: interpreter for the assessment',
          prose: true,
        }),
        'Write what the issue is',
      ),
      (issue) => (issue.length > longestIssue ? `Issue must be ${longestIssue} characters or fewer` : null),
    ),
    family: oneRecord({
      label: 'Which family is it about?',
      hint: 'Its actions are kept with the family. Leave it open if it is about none.',
      among: families.map(({ id, text }) => ({ id, name: text })),
      none: 'No family',
      wrong: 'Choose which family it is about from the list',
    }),
    minutes: needed(count({ label: 'Minutes', width: 2, from: 1, to: 60, wrong: wrongMinutes }), wrongMinutes),
  })

type AddItemPage = {
  readonly sitting: StoredSitting
  readonly asked: ReturnType<typeof addItemForm>
  readonly state: FormState
  readonly notice: Html | null
}

/** Another issue for the meeting, about a family or not. */
export const addItemPage = ({ sitting, asked, state, notice }: AddItemPage) => ({
  title: `Add any other issue, ${sayDateInFull(sitting.on)}`,
  place: 'meeting',
  series: sitting.seriesId,
  back: { text: 'The meeting', href: `/meetings/${sitting.address}` },
  main: html`${errorsFirst(state.errors)} ${notice}
    ${pageHeading({
      heading: 'Add any other issue',
      lede: `${sitting.seriesName}, ${sayDateInFull(sitting.on)}. What the record knows comes onto the agenda by itself; this is for the rest.`,
    })}
    ${state.draft && offersDraft(state.draft)}
    <form method="post" action="/meetings/${sitting.address}/add" novalidate>
      ${state.hidden} ${state.draft && keepsDraft(state.draft)} ${asked.controls(state)}
      <div class="govuk-button-group">
        ${button({ text: 'Add to the agenda', preventDoubleClick: true })} ${state.draft && discardDraft(state.draft)}
      </div>
    </form>`,
})
