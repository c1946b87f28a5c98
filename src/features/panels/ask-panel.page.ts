import { nameFor } from '#rules/words/name-for.ts'
import { insetText } from '#govuk/components/inset-text.ts'
import { html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'

type Family = { readonly id: number; readonly name: string; readonly reference: string }

const captionOf = ({ name, reference }: Family): string => `${name} family, ${reference}`
const backTo = ({ id, name }: Family) => ({ text: `${name} family`, href: `/families/${id}` })

/** Asks a panel or planning meeting for a decision about children of a family. */
export const askPanelPage = (
  { family, admitter }: { readonly family: Family; readonly admitter: string | null },
  asked: Pick<FormPage, 'state' | 'fields'>,
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
    ...asked,
    save: 'Ask',
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
