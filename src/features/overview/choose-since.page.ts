import { html, type Html } from '#govuk/html.ts'
import { revealedBy } from '#parts/forms/fields/field.ts'
import { chosen, someOf } from '#parts/forms/fields/choice-fields.ts'
import { form } from '#parts/forms/fields/form.ts'
import { type FormState, formPage } from '#parts/forms/form-page.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { sayMeetingOf } from '#rules/sittings/say-meeting.ts'
import { entriesOf } from '#rules/overview/content.ts'
import { type Difference, sayCorrections } from '#rules/overview/differences.ts'
import { overviewSections } from '#rules/overview/sections.ts'
import { sayCount } from '#rules/words/say-names.ts'
import type { DraftInView } from './draft.query.ts'

const ways = ['all', 'some', 'leave'] as const

/** 'Adeyemi, Midpoint and final reviews', as it stands among what can be chosen. */
const nameOf = ({ title, section }: Pick<Difference, 'title' | 'section'>): string =>
  `${title}, ${overviewSections[section].name.toLowerCase()}`

/** What of all that happened since the last version goes into the next. */
export const sinceForm = ({ since, draft, unedited, versions }: DraftInView) => {
  const number = versions[0]?.number ?? 0
  const names = new Map([
    ...[...draft.taken].flatMap(([key, { section }]) => {
      const entry = entriesOf(unedited).find((each) => each.key === key)
      return entry === undefined
        ? []
        : [[key, `${nameOf({ title: entry.title, section })} (taken in already)`] as const]
    }),
    ...since.map((each) => [each.key, nameOf(each)] as const),
  ])
  const say = { all: 'Everything below', some: 'Some of it', leave: `Nothing: version ${number} stays as it is` }
  return form({
    which: chosen({
      label: `What goes into version ${number + 1}?`,
      of: ways,
      say: (way) => say[way],
      wrong: `Choose what goes into version ${number + 1}`,
    }),
    items: revealedBy(
      'which',
      'some',
      someOf({
        label: 'Items',
        hint: 'Each as the records stand now. What isn’t ticked stays as it was published.',
        of: [...names.keys()],
        say: (key) => names.get(key) ?? key,
      }),
    ),
  })
}

export type SinceForm = ReturnType<typeof sinceForm>

const happened = (since: readonly Difference[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">
    ${since.map(
      (each) =>
        html`<li>
          <strong>${nameOf(each)}</strong> ${sayCorrections(each.lines).map((words) => html`<br />${words} `)}
        </li>`,
    )}
  </ul>`

/** What happened since a version was published, and what of it the next one takes in. (LO-02) */
export const choosePage = ({
  draft,
  asked,
  state,
}: {
  readonly draft: DraftInView
  readonly asked: SinceForm
  readonly state: FormState
}) => {
  const { since, sitting, versions } = draft
  const number = versions[0]?.number ?? 0
  return formPage({
    title: `Since version ${number}`,
    caption: `Meeting of ${sayMeetingOf(sayDateInFull(sitting.on), sitting)}`,
    lede: html`A correction begins from version ${number} as it was published and takes in only what is chosen here.
    ${since.length === 0 ? 'The records say nothing else now.' : `${sayCount(since.length, 'item')} ${since.length === 1 ? 'differs' : 'differ'} in the records now:`}`,
    place: 'overview',
    back: { text: 'The draft', href: `/overviews/${sitting.address}` },
    state,
    fields: [since.length > 0 && happened(since), ...asked.controls(state)],
    save: 'Save the choice',
  })
}
