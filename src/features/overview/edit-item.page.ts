import { html, type Html } from '#govuk/html.ts'
import { checked } from '#parts/forms/fields/field.ts'
import { type Form, form } from '#parts/forms/fields/form.ts'
import { words as wordsField } from '#parts/forms/fields/text-fields.ts'
import { type FormState, formPage } from '#parts/forms/form-page.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { sayMeetingOf } from '#rules/sittings/say-meeting.ts'
import type { AgendaSection } from '#rules/meeting/agenda-items.ts'
import type { OverviewEntry } from '#rules/overview/content.ts'
import type { EditedWords, WordsOfItem } from '#rules/overview/edited-words.ts'
import { overviewSections } from '#rules/overview/sections.ts'
import { sayList, sayNames } from '#rules/words/say-names.ts'
import type { DraftInView } from './draft.query.ts'

export type ItemForm = Form<Record<string, string | null>>

const longest = 8000

/** What the field of an item's words is sent as, by their place among them. */
export const nameOfField = (at: number): string => `words-${at + 1}`

const calledOf = ({ called, children }: WordsOfItem, at: number, all: readonly WordsOfItem[]): string => {
  const name = children.length === 0 ? called : `${called}: ${sayNames(children.map((child) => child.name))}`
  const same = all.filter((each) => each.called === called && namesIn(each) === namesIn({ children }))
  return same.length > 1 ? `${name} (${at + 1})` : name
}

const namesIn = ({ children }: Pick<WordsOfItem, 'children'>): string => children.map(({ id }) => id).join(' ')

/** The words of an item, a field each; `othersIn` says whom of others a text names. */
export const itemForm = (
  words: readonly WordsOfItem[],
  othersIn: (of: WordsOfItem, text: string) => readonly string[],
): ItemForm =>
  form(
    Object.fromEntries(
      words.map((of, at) => [
        nameOfField(at),
        checked(
          wordsField({
            label: calledOf(of, at, words),
            hint: `The record says: ${of.text.replaceAll('\n', ' ')}`,
            rows: Math.min(12, Math.max(3, of.text.split('\n').length + 1)),
          }),
          (text) => wrongWith(of, text, othersIn),
        ),
      ]),
    ),
  )

function wrongWith(
  of: WordsOfItem,
  text: string | null,
  othersIn: (of: WordsOfItem, text: string) => readonly string[],
): string | null {
  if (text === null) return of.mayBeEmpty ? null : `Write something: ${of.called.toLowerCase()} can’t be empty`
  if (text.length > longest) return 'It must be 8,000 characters or fewer'
  const names = othersIn(of, text)
  return names.length === 0 ? null : `Leave out ${sayList(names)}: who reads this may not see that child`
}

const lostWords = (lost: readonly EditedWords[]): Html | false =>
  lost.length > 0 &&
  html`<div class="govuk-inset-text">
    <p class="govuk-body">
      The record has been written anew since you wrote over it, so the Overview says what the record says now. You
      wrote:
    </p>
    ${lost.map(({ text }) => html`<p class="govuk-body">“${text}”</p>`)}
  </div>`

/** An item's words as the Overview will say them, until it is published. (LO-01) */
export const editPage = ({
  draft,
  section,
  entry,
  words,
  asked,
  state,
  lost,
}: {
  readonly draft: DraftInView
  readonly section: AgendaSection
  readonly entry: OverviewEntry
  readonly words: readonly WordsOfItem[]
  readonly asked: ItemForm
  readonly state: FormState
  readonly lost: readonly EditedWords[]
}) =>
  formPage({
    title: `${entry.title}: words`,
    caption: `${overviewSections[section].name}, meeting of ${sayMeetingOf(sayDateInFull(draft.sitting.on), draft.sitting)}`,
    lede:
      words.length === 0
        ? 'Nothing here is in anybody’s words: dates and decisions are changed at the record.'
        : 'Only the Overview says these words; the record keeps its own. Dates and decisions are changed at the record.',
    place: 'overview',
    back: { text: 'The draft', href: `/overviews/${draft.sitting.address}` },
    state,
    fields: [lostWords(lost), ...asked.controls(state)],
  })
