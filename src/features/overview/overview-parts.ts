import { tag } from '#govuk/components/tag.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { lateText, quietText, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { AgendaSection } from '#rules/meeting/agenda-items.ts'
import type {
  EntryState,
  NamedChild,
  OverviewAction,
  OverviewContent,
  OverviewEntry,
  OverviewPart,
  SinceLastWeek,
} from '#rules/overview/content.ts'
import { sayCorrections } from '#rules/overview/differences.ts'
import { fiveLines, leftOutLine } from '#rules/overview/five-lines.ts'
import { answeredFor, type MergedRow, mergeSiblings } from '#rules/overview/merge-siblings.ts'
import { isUnmarked, sayRow } from '#rules/overview/say-row.ts'
import { blockHead, cutWords, overviewSections, sinceWords, stateWords } from '#rules/overview/sections.ts'
import { sayNames } from '#rules/words/say-names.ts'

const sinceClasses: Readonly<Record<SinceLastWeek, string | null>> = {
  new: 'govuk-tag--blue',
  changed: 'govuk-tag--purple',
  resolved: 'govuk-tag--grey',
  same: null,
}

const sinceTag = (since: SinceLastWeek): Html => {
  const classes = sinceClasses[since]
  return classes === null ? quietText(sinceWords[since]) : tag({ text: sinceWords[since], classes })
}

const stateTag = (state: EntryState): Html =>
  state === 'awaiting-chair'
    ? tag({ text: stateWords[state], classes: 'govuk-tag--yellow' })
    : quietText(stateWords[state])

const tagsOf = ({ since, state }: Pick<MergedRow, 'since' | 'state'>): Html =>
  since === 'resolved' || stateWords[state] === '' ? sinceTag(since) : html`${sinceTag(since)} · ${stateTag(state)}`

const namesOf = (children: readonly NamedChild[]): string => sayNames(children.map(({ name }) => name))

/** Text as it was typed, a paragraph for each line. */
const paragraphs = (text: string): Html =>
  html`${text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => html`<p class="govuk-body">${line}</p>`)}`

const line = (text: string | Html): Html => html`<p class="govuk-body-s govuk-!-margin-bottom-1">${text}</p>`

function familyOf(entry: OverviewEntry): Html {
  const groups = answeredFor(entry)
  const whose = (children: readonly NamedChild[]) => (groups.length > 1 ? `${namesOf(children)}: ` : '')
  return html`${entry.title} ${entry.reference !== null && secondLine(entry.reference)}
  ${groups.map(({ children, team, worker }) => {
    const who = [team, worker].filter((each) => each !== null).join(', ')
    return who === '' ? nothing : secondLine(`${whose(children)}${who}`)
  })}`
}

function rowOf(section: AgendaSection, row: MergedRow): Html {
  const { first, late, lines } = sayRow(section, row)
  return html`${line(
    html`<strong>${row.children.length > 0 && `${namesOf(row.children)}: `}${first}</strong>
      ${late !== null && lateText(late)} ${tagsOf(row)}`,
  )}
  ${lines.map((each) => html`${line(each)} `)}`
}

const toKnow = (section: AgendaSection, entry: OverviewEntry, besides: Html): Html =>
  html`${mergeSiblings(entry.rows).map((row) => html`${rowOf(section, row)} `)}
  ${entry.rows.length === 0 && line(tagsOf(entry))} ${isUnmarked(entry) && line(stateTag(entry.state))}
  ${entry.said
    .split('\n')
    .filter((each) => each.trim() !== '')
    .map((each) => html`${line(each)} `)}
  ${sayCorrections(entry.corrections).map((words) => html`${line(html`<strong>Corrected:</strong> ${words}`)} `)}
  ${entry.isCut && line(quietText(cutWords))} ${besides}`

const actionLine = ({ children, words, doer, by }: OverviewAction): Html =>
  html`<li>${children.length > 0 && `${namesOf(children)}: `}${words} (${doer}, ${by})</li> `

const actionsOf = ({ actions }: OverviewEntry): Html =>
  actions.length === 0
    ? html`–`
    : html`<ul class="govuk-list">
        ${actions.map(actionLine)}
      </ul>`

function tableOf({ section, entries }: OverviewPart, atEntry: (entry: OverviewEntry) => Html): Html {
  const [family, what, actions] = blockHead(section)
  const hasActions = entries.some((entry) => entry.actions.length > 0)
  return workTable({
    caption: overviewSections[section].name,
    captionClasses: 'govuk-visually-hidden',
    classes: 'waymark-overview',
    head: [family, what, ...(hasActions ? [actions] : [])].map((text) => ({ text })),
    rows: entries.map((entry) => [
      { html: familyOf(entry) },
      { html: toKnow(section, entry, atEntry(entry)) },
      ...(hasActions ? [{ html: actionsOf(entry) }] : []),
    ]),
  })
}

/** What stands besides in a draft: the way to a section's words, and to those of an item. */
export type Besides = {
  readonly section: (section: AgendaSection) => Html
  readonly entry: (entry: OverviewEntry) => Html
}

const onlyRead: Besides = { section: () => nothing, entry: () => nothing }

const partOf = (part: OverviewPart, besides: Besides): Html =>
  html`<section>
    <h2 class="govuk-heading-m govuk-!-margin-top-7" id="${part.section}">${overviewSections[part.section].name}</h2>
    ${paragraphs(part.prose)} ${besides.section(part.section)}
    ${part.entries.length === 0 ? html`<p class="govuk-body">Nothing this time.</p>` : tableOf(part, besides.entry)}
  </section>`

/** What a reader has to know first, above everything else; `counted` says whose count it is. (LO-01, FAM-06) */
export const firstLines = (content: OverviewContent, counted: string): Html =>
  html`<h2 class="govuk-heading-s govuk-!-margin-bottom-1">${counted}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${fiveLines(content).map(({ about, words }) => html`<li><strong>${about}:</strong> ${words}</li> `)}
    </ul>
    ${leftOutLine(content) !== '' && html`<p class="govuk-inset-text">${leftOutLine(content)}</p>`}`

/** The sections of an Overview, each family in a block of its own. */
export const overviewParts = (
  { parts }: OverviewContent,
  show: { readonly empty: boolean; readonly besides?: Besides },
): Html =>
  html`${parts
    .filter(({ entries, prose }) => show.empty || entries.length > 0 || prose !== '')
    .map((part) => partOf(part, show.besides ?? onlyRead))}`
