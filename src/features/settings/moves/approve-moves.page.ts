import { button } from '#govuk/components/button.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import type { ChildWithMoves, DatesThatMove, UnnamedMove } from './dates-that-move.query.ts'
import type { MovedDate } from '#rules/calendar/moved-dates.ts'
import { sayDate } from '#rules/calendar/say-date.ts'

export type MovesToApprove = {
  readonly title: string
  /** What is about to be saved, in a sentence. */
  readonly about: string | Html
  readonly back: { readonly text: string; readonly href: string }
  readonly save: string
  readonly moves: DatesThatMove
  /** Who is told of what isn't shown here, in a sentence. */
  readonly told?: string
  /** What was typed, sent again with the approval. */
  readonly again: readonly (readonly [string, string])[]
  /** Tells this list from any other: what is approved is what was shown. */
  readonly fingerprint: string
  /** The list was shown before and is another one now. */
  readonly changedMeanwhile: boolean
  readonly hidden: Html
}

/** Every date that a change moves, before it is saved, for a person to approve. (SET-04, PP-03) */
export const approveMovesPage = (model: MovesToApprove): PageContent => ({
  title: model.title,
  place: 'settings',
  back: model.back,
  main: html`<h1 class="govuk-heading-l">${model.title}</h1>
    ${
      model.changedMeanwhile
        ? html`<p class="govuk-inset-text">
            The dates below changed since you looked. Nothing is saved yet: please look again.
          </p>`
        : nothing
    }
    <p class="govuk-body">${model.about}</p>
    ${movesSection(model.moves)} ${model.told !== undefined && html`<p class="govuk-body">${model.told}</p>`}
    <form method="post" novalidate>
      ${model.hidden} <input type="hidden" name="approved" value="${model.fingerprint}" />
      ${model.again.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <div class="govuk-button-group">
        ${button({ text: model.save, preventDoubleClick: true })}
        <a class="govuk-link" href="${model.back.href}">Leave everything as it is</a>
      </div>
    </form>`,
})

function movesSection({ named, unnamed }: DatesThatMove): Html {
  if (named.length + unnamed.length === 0)
    return html`<h2 class="govuk-heading-m">Dates that move</h2>
      <p class="govuk-body">No open child’s date moves.</p>`
  return html`<h2 class="govuk-heading-m">Dates that move</h2>
    <p class="govuk-body">6-week dates, 12-week dates and 16-week maximums never move. These do:</p>
    ${named.length > 0 ? namedTable(named) : nothing} ${unnamed.length > 0 ? unnamedTable(unnamed) : nothing}`
}

const sayDay = (date: Temporal.PlainDate | null): string => (date === null ? 'No meeting' : sayDate(date))

const becomes = ({ to, note }: MovedDate): Html =>
  html`${sayDay(to)} ${note !== null && secondLine(html`<strong>${note}</strong>`)}`

const namedTable = (children: readonly ChildWithMoves[]): Html =>
  workTable({
    caption: 'Children whose dates move',
    captionClasses: 'govuk-visually-hidden',
    head: ['Child', 'What moves', 'Was', 'Becomes'].map((text) => ({ text })),
    rows: children.flatMap((child) =>
      child.moves.map((move) => [
        {
          html: html`<a class="govuk-link" href="/families/${child.familyId}">${child.name}</a>
            ${secondLine(child.familyReference)}`,
        },
        { text: move.what },
        { text: sayDay(move.from) },
        { html: becomes(move) },
      ]),
    ),
  })

const unnamedTable = (moves: readonly UnnamedMove[]): Html =>
  html`<p class="govuk-body">You don’t see these children by name; the dates are theirs all the same.</p>
    ${workTable({
      caption: 'Dates of children you don’t see by name',
      captionClasses: 'govuk-visually-hidden',
      head: ['Children', 'What moves', 'Was', 'Becomes'].map((text) => ({ text })),
      rows: moves.map((move) => [
        { text: `${move.children} ${move.children === 1 ? 'child' : 'children'}` },
        { text: move.what },
        { text: sayDay(move.from) },
        { html: becomes(move) },
      ]),
    })}`
