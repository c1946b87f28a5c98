import { html, type Html } from '#govuk/html.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { PlanSummary } from '#rules/import/plan/summarise-plan.ts'
import { kindsShown, kindWords } from './plan-words.ts'

/** How many of each kind were or would be added, changed and left alone. */
export const countsTable = ({ records }: PlanSummary, caption: string): Html => {
  const kinds = kindsShown.filter((kind) => Object.values(records[kind]).some((count) => count > 0))
  return kinds.length === 0
    ? html`<p class="govuk-body">The workbook holds no row that can be brought in.</p>`
    : twoThirds(
        workTable({
          caption,
          captionClasses: 'govuk-table__caption--m',
          head: [
            { text: 'What' },
            { text: 'Added', format: 'numeric' },
            { text: 'Changed', format: 'numeric' },
            { text: 'Left alone', format: 'numeric' },
          ],
          rows: kinds.map((kind) => [
            { text: kindWords[kind][1] },
            { text: String(records[kind].added), format: 'numeric' },
            { text: String(records[kind].changed), format: 'numeric' },
            { text: String(records[kind].unchanged), format: 'numeric' },
          ]),
        }),
      )
}

/** Numbers far from what they count can't be read along. */
const twoThirds = (content: Html): Html =>
  html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${content}</div></div>`

/** '3 rows stay out'; nothing where none does. */
export const sayLeftOut = (count: number): string =>
  count === 0 ? 'No row stays out' : `${count} ${count === 1 ? 'row stays' : 'rows stay'} out until corrected`
