import { nameFor } from '#rules/words/name-for.ts'
import { insetText } from '#govuk/components/inset-text.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import type { PanelItem } from '#records/panels/panel-items.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { businessWords } from '#rules/meeting/business.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { withSmallStart } from '#rules/words/labels.ts'
import { sayList } from '#rules/words/say-names.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'

type Family = { readonly id: number; readonly name: string; readonly reference: string }

const captionOf = ({ name, reference }: Family): string => `${name} family, ${reference}`
const backTo = ({ id, name }: Family) => ({ text: `${name} family`, href: `/families/${id}` })

/** Asks a panel or planning meeting for a decision about children of a family. */
export const askPanelPage = (
  {
    family,
    admitter,
    open,
  }: { readonly family: Family; readonly admitter: string | null; readonly open: readonly PanelItem[] },
  { state, fields }: Pick<FormPage, 'state' | 'fields'>,
) =>
  formPage({
    title: 'Ask a panel',
    caption: captionOf(family),
    lede:
      admitter === null
        ? 'It stands on the agenda of the next meeting from today, and waits in sight until it is heard.'
        : `It waits in sight until it is heard: ${admitter} can admit it, and then it stands on the agenda of the next meeting.`,
    place: 'meeting',
    back: backTo(family),
    state,
    fields: [askedAlready(open, family), ...fields],
    save: 'Ask',
  })

/** What waits already stands before the form, so that nobody asks twice, and adds a forgotten sibling there. */
const askedAlready = (open: readonly PanelItem[], { name }: Family): Html =>
  open.length === 0
    ? nothing
    : insetText({
        html: html`Asked for already:
        ${open.map(
          ({ id, children, business, askedOn }, at) =>
            html`${at > 0 && '; '}<a class="govuk-link" href="/panels/${id}"
                >${sayList(children.map((child) => nameWithin(name, child.name)))}</a
              >, ${withSmallStart(businessWords[business])}, since ${sayDate(askedOn)}`,
        )}.
        A child can be added there until it is heard.`,
      })

/** No meeting of this authority takes what could be asked. */
export const nobodyToAskPage = (family: Family, whoKeepsMeetings: string) => ({
  title: 'Ask a panel',
  of: captionOf(family),
  place: 'meeting',
  back: backTo(family),
  main: html`${pageHeading({ heading: 'Ask a panel', caption: captionOf(family) })}
  ${insetText({
    text: `No meeting here takes new ${nameFor('document.referral', 'many')} yet. ${whoKeepsMeetings} can let one take them, under Settings, Meetings.`,
  })}`,
})
