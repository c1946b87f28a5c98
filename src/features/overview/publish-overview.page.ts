import { button } from '#govuk/components/button.ts'
import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { checked, shownIf } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { words } from '#parts/forms/fields/text-fields.ts'
import { errorsFirst } from '#parts/forms/form-errors.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { sayMeetingOf } from '#rules/sittings/say-meeting.ts'
import { capitalised } from '#rules/words/labels.ts'
import type { DraftInView } from './draft.query.ts'
import { sayItems } from './overview-words.ts'
import { itemsIn } from '#rules/overview/content.ts'
import type { RecipientWithCopy } from './recipients.query.ts'
import { awaiting } from './show-draft.page.ts'

export type PublishModel = {
  readonly label: string
  readonly draft: DraftInView
  readonly number: number
  readonly recipients: readonly RecipientWithCopy[]
  readonly asked: ReturnType<typeof reasonForm>
  readonly state: FormState
  /** The records or the versions moved on since the page was opened. */
  readonly changed: boolean
  /** It was sent to be published: the words typed stay there to read, also where there is nothing to publish. */
  readonly sent: boolean
}

/** What a correction corrects, and why. The first version corrects nothing. */
export const reasonForm = (number: number) =>
  form({
    reason: shownIf(
      number > 1,
      checked(
        words({
          label: `What is corrected since version ${number - 1}, and why`,
          hint: 'Everyone who gets a copy reads it, so it names no child and no family.',
        }),
        (reason) =>
          number > 1 && reason === null ? `Write what is corrected since version ${number - 1}, and why` : null,
      ),
    ),
  })

const whatTheyGet = ({ copy, email }: RecipientWithCopy): Html => {
  const count = itemsIn(copy)
  if (count === 0) return html`No copy: nothing in it that they may see`
  return html`${sayItems(count)}${email === null && secondLine('No e-mail address: the copy waits here, tell them')}`
}

const recipientsTable = (recipients: readonly RecipientWithCopy[]): Html =>
  recipients.length === 0
    ? html`<p class="govuk-body">Nobody: no manager or legal officer has a child in it.</p>`
    : workTable({
        caption: 'Who it is sent to',
        head: ['Name', 'Why', 'Their copy'].map((text) => ({ text })),
        rows: recipients.map((recipient) => [
          { text: recipient.name },
          { text: recipient.because.join('; ') },
          { html: whatTheyGet(recipient) },
        ]),
      })

const movedOn = html`<div class="govuk-error-summary" role="alert" tabindex="-1">
  <h2 class="govuk-error-summary__title">The draft has changed since you opened this page</h2>
  <p class="govuk-body">Nothing was published. Look through the draft once more, then publish it as it is now.</p>
</div>`

/** A version that corrects nothing isn't published: what can be corrected, and where. */
const nothingNew = ({ draft, number }: PublishModel): Html =>
  html`<div class="govuk-inset-text" role="alert">
    <p class="govuk-body">
      <strong>Version ${number} would be the same as version ${number - 1}, so there is nothing to publish.</strong>
      <a class="govuk-link" href="/overviews/${draft.sitting.address}/since">Choose what goes into it</a>, or change the
      words of an item or a section in <a class="govuk-link" href="/overviews/${draft.sitting.address}">the draft</a>.
    </p>
  </div>`

/** The last look before a version is frozen and sent. */
export const publishPage = (model: PublishModel) => {
  const { draft, number, recipients, state, changed } = model
  return {
    title: `Publish version ${number}`,
    of: `meeting of ${sayMeetingOf(sayDateInFull(draft.sitting.on), draft.sitting)}`,
    place: 'overview',
    series: draft.sitting.seriesId,
    back: { text: 'The draft', href: `/overviews/${draft.sitting.address}` },
    main: html`${errorsFirst(state.errors)} ${changed && movedOn}
    ${pageHeading({
      heading: `Publish version ${number}`,
      caption: `${capitalised(model.label)}, meeting of ${sayMeetingOf(sayDateInFull(draft.sitting.on), draft.sitting)}`,
      lede: `${sayItems(itemsIn(draft.content))}. Once published, it never changes; a correction is a new version.`,
    })}
    ${draft.isUnchanged ? nothingNew(model) : html`${awaiting(draft.content)} ${recipientsTable(recipients)}`}
    ${(!draft.isUnchanged || model.sent) && publishForm(model)}`,
  }
}

const publishForm = (model: PublishModel): Html => {
  const { draft, number, recipients, asked, state } = model
  const sent = recipients.filter(({ copy }) => itemsIn(copy) > 0).length
  return html`<form method="post" novalidate>
    ${state.hidden} <input type="hidden" name="hash" value="${draft.hash}" />
    <input type="hidden" name="number" value="${number}" /> ${asked.controls(state)}
    <p class="govuk-body">
      ${sent === 0 ? 'Nobody gets a message' : `${sent === 1 ? '1 person gets' : `${sent} people get`} a message`} with
      a link to their own copy; it names no child.
    </p>
    ${button({ text: sent === 0 ? 'Publish' : 'Publish and send', preventDoubleClick: true })}
  </form>`
}
