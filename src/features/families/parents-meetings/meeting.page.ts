import { html } from '#govuk/html.ts'
import { linksInLine } from '#govuk/pieces/words.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import type { KeptParentsMeeting } from '#records/pre-proceedings/parents-meetings.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { parentsMeetingNames } from '#rules/pre-proceedings/parents-meetings.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { sayNames } from '#rules/words/say-names.ts'

type Family = { readonly id: number; readonly name: string; readonly reference: string }
type Asked = Pick<FormPage, 'state' | 'fields'>

/** Records a meeting with the parents, for one or several siblings. (PP-08, FAM-02) */
export const addMeetingPage = (family: Family, asked: Asked) =>
  formPage({
    title: `Record ${nameFor('meeting.with-parents', 'a')}`,
    caption: `${family.name} family, ${family.reference}`,
    lede: 'Once for the siblings it was about.',
    place: 'tracker',
    back: backToFamily(family),
    ...asked,
    save: 'Record the meeting',
  })

function captionOf({ kind, children }: KeptParentsMeeting): string {
  const on = children[0]?.on ?? null
  return `${parentsMeetingNames[kind]}${on === null ? '' : `, ${sayDate(on)}`}, for ${sayNames(children.map(({ name }) => name))}`
}

const backFrom = ({ familyId, familyName }: KeptParentsMeeting) => backToFamily({ id: familyId, name: familyName })

/** The same with what is recorded, to complete or correct. */
export const changeMeetingPage = (kept: KeptParentsMeeting, asked: Asked) =>
  formPage({
    title: 'Change the meeting',
    caption: captionOf(kept),
    lede: kept.kind === 'first' ? 'Its day is changed with the letters and meetings of each child.' : undefined,
    place: 'tracker',
    back: backFrom(kept),
    ...asked,
    after: html`<p class="govuk-body">
      ${linksInLine([{ text: 'Take it back', href: `/parents-meetings/${kept.id}/take-back` }])}
    </p>`,
  })

/** Takes back what was recorded by mistake. */
export const takeBackMeetingPage = (kept: KeptParentsMeeting, asked: Asked) =>
  formPage({
    title: 'Take back the meeting',
    caption: captionOf(kept),
    lede:
      kept.kind === 'first'
        ? 'Who came is taken away, and the history keeps it. The day stays with the letters and meetings of each child.'
        : 'It is taken away and counted no more; the history keeps it.',
    place: 'tracker',
    back: backFrom(kept),
    ...asked,
    save: 'Take it back',
  })
