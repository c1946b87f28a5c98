import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { lateText, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { daysOverdue, sayOverdue } from '#rules/calendar/elapsed.ts'
import { sayFound } from '#parts/lists/page-links.ts'
import { sayDate, sayDateInFull } from '#rules/calendar/say-date.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { capitalised } from '#rules/words/labels.ts'
import type { ListedOverview } from './list-overviews.query.ts'

export type OverviewList = {
  readonly label: string
  readonly overviews: readonly ListedOverview[]
  readonly mayDraft: boolean
  readonly today: Temporal.PlainDate
}

const stateOf = ({ dueOn, versions }: ListedOverview, today: Temporal.PlainDate): Html => {
  const overdue = daysOverdue(dueOn, today)
  if (versions.length > 0) return html`Published`
  return html`Draft, due by the end of ${sayDate(dueOn)} ${overdue > 0 && secondLine(lateText(sayOverdue(overdue)))}`
}

const versionsOf = ({ sitting, versions }: ListedOverview): Html =>
  versions.length === 0
    ? html`None yet`
    : html`${versions.map(
        ({ number, publishedAt, by }) =>
          html`<a class="govuk-link" href="/overviews/${sitting.address}/versions/${number}">Version ${number}</a>
            ${secondLine(`${sayMoment(publishedAt)}, ${by}`)}`,
      )}`

const draftOf = ({ sitting, versions }: ListedOverview): Html =>
  html`<a class="govuk-link" href="/overviews/${sitting.address}"
    >${versions.length === 0 ? 'Open the draft' : 'Correct it'}<span class="govuk-visually-hidden">
      of ${sayDateInFull(sitting.on)}</span
    ></a
  >`

/** Each meeting's Overview: the draft that is due, and what was published. (LO-01, LO-02) */
export const overviewsPage = ({ label, overviews, mayDraft, today }: OverviewList) => ({
  title: capitalised(label),
  found: sayFound({ count: overviews.length }, 'meeting'),
  place: 'overview',
  main: html`${pageHeading({
      heading: capitalised(label),
      lede: 'After every meeting: drafted from the week, published by the end of the next working day, and sent to those whose children are in it.',
    })}
    ${
      overviews.length === 0
        ? html`<p class="govuk-body">No meeting has been held yet.</p>`
        : workTable({
            caption: 'By meeting, the latest first',
            captionClasses: 'govuk-visually-hidden',
            head: ['Meeting', 'State', 'Published', ...(mayDraft ? ['Draft'] : [])].map((text) => ({ text })),
            rows: overviews.map((overview) => [
              { text: sayDateInFull(overview.sitting.on) },
              { html: stateOf(overview, today) },
              { html: versionsOf(overview) },
              ...(mayDraft ? [{ html: draftOf(overview) }] : []),
            ]),
          })
    }
    <p class="govuk-body"><a class="govuk-link" href="/overview-copies">Copies sent to you</a></p>`,
})
