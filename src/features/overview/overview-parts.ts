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
  OverviewRow,
  SinceLastWeek,
} from '#rules/overview/content.ts'
import { columnsOf, cutWords, hasWords, overviewSections, sinceWords, stateWords } from '#rules/overview/sections.ts'

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

const tagsOf = ({ since, state }: OverviewEntry): Html =>
  since === 'resolved' ? sinceTag(since) : html`${sinceTag(since)} · ${stateTag(state)}`

const namesOf = (children: readonly NamedChild[]): string => children.map(({ name }) => name).join(', ')

/** Text as it was typed, a paragraph for each line. */
const paragraphs = (text: string): Html =>
  html`${text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => html`<p class="govuk-body">${line}</p>`)}`

const lines = (text: string): Html =>
  text === '' ? html`–` : html`${text.split('\n').map((line, at) => html`${at > 0 && html`<br />`}${line}`)}`

const cut = html`<p class="govuk-body-s">${cutWords}</p>`

function tableOf(section: AgendaSection, entries: readonly OverviewEntry[]): Html {
  const { name, changes } = overviewSections[section]
  const facts = entries.flatMap((entry) => entry.rows.map((row, at) => ({ entry, row, isFirst: at === 0 })))
  if (facts.length === 0) return nothing
  return workTable({
    caption: name,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: columnsOf(section).map((text) => ({ text })),
    rows: facts.map(({ entry, row, isFirst }) => [
      { html: whom(entry, row, isFirst) },
      ...row.cells.map((cell, at) => ({ html: at === 0 ? html`${lines(cell)} ${lateOf(row)}` : lines(cell) })),
      ...(changes === null ? [] : [{ html: lines(row.changes.join('\n')) }]),
    ]),
  })
}

const lateOf = ({ late }: OverviewRow): Html => (late === null ? nothing : secondLine(lateText(late)))

const whom = (entry: OverviewEntry, row: OverviewRow, isFirst: boolean): Html =>
  html`${entry.title} ${row.children.length > 0 && secondLine(namesOf(row.children))}
  ${isFirst && secondLine(tagsOf(entry))}`

const actionLine = ({ children, words, doer, by }: OverviewAction): Html =>
  html`<li>${children.length > 0 && `${namesOf(children)}: `}${words} (${doer}, ${by})</li>`

const words = (entry: OverviewEntry): Html =>
  html`<h3 class="govuk-heading-s">
      ${entry.title}${entry.children.length > 0 && html` <span class="waymark-quiet">${namesOf(entry.children)}</span>`}
    </h3>
    ${entry.rows.length === 0 && html`<p class="govuk-body">${tagsOf(entry)}</p>`} ${paragraphs(entry.said)}
    ${
      entry.actions.length > 0 &&
      html`<p class="govuk-body">Actions</p>
        <ul class="govuk-list govuk-list--bullet">
          ${entry.actions.map(actionLine)}
        </ul>`
    }
    ${entry.isCut && cut}`

const partOf = ({ section, prose, entries }: OverviewPart, besides: Html | false): Html =>
  html`<section>
    <h2 class="govuk-heading-m govuk-!-margin-top-7" id="${section}">${overviewSections[section].name}</h2>
    ${paragraphs(prose)} ${besides}
    ${
      entries.length === 0
        ? html`<p class="govuk-body">Nothing this week.</p>`
        : html`${tableOf(section, entries)} ${entries.filter(hasWords).map(words)}`
    }
  </section>`

/** The sections of an Overview with everything in them; `besides` stands under a section's words, as the way to change them. */
export const overviewParts = (
  { parts }: OverviewContent,
  show: { readonly empty: boolean; readonly besides?: (section: AgendaSection) => Html },
): Html =>
  html`${parts
    .filter(({ entries }) => show.empty || entries.length > 0)
    .map((part) => partOf(part, show.besides?.(part.section) ?? false))}`
