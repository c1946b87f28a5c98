import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { lateText, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { daysOverdue, sayOverdue } from '#rules/calendar/elapsed.ts'
import { type HalfYear, halfYearLinks, sayHalfYear } from '#parts/lists/half-years.ts'
import { sayFound } from '#parts/lists/page-links.ts'
import { sayDate, sayDateInFull } from '#rules/calendar/say-date.ts'
import { sayMeetingOf } from '#rules/sittings/say-meeting.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { capitalised } from '#rules/words/labels.ts'
import type { ListedOverview } from './list-overviews.query.ts'

export type OverviewList = {
  readonly label: string
  readonly overviews: readonly ListedOverview[]
  readonly mayDraft: boolean
  readonly shown: HalfYear
  /** The day of the first meeting that is kept. */
  readonly first: Temporal.PlainDate | null
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
      of ${sayMeetingOf(sayDateInFull(sitting.on), sitting)}</span
    ></a
  >`

function noneFound(shown: HalfYear, first: OverviewList['first']): string {
  if (!shown.isLatest) return `No meeting had one from ${sayHalfYear(shown)}.`
  return first === null ? 'No meeting has been held yet.' : 'No meeting has been held in the last six months.'
}

/** Each meeting's Overview: the draft that is due, and what was published. (LO-01, LO-02) */
export const overviewsPage = ({ label, overviews, mayDraft, shown, first, today }: OverviewList) => ({
  title: capitalised(label),
  found: `${sayFound({ count: overviews.length }, 'meeting')}${shown.isLatest ? '' : `, ${sayHalfYear(shown)}`}`,
  place: 'overview',
  main: html`${pageHeading({
      heading: capitalised(label),
      lede: 'After every meeting: drafted from the week, published by the end of the next working day, and sent to those whose children are in it.',
    })}
    ${
      overviews.length === 0
        ? html`<p class="govuk-body">${noneFound(shown, first)}</p>`
        : workTable({
            caption: shown.isLatest ? 'By meeting, the latest first' : `Meetings from ${sayHalfYear(shown)}`,
            captionClasses: shown.isLatest ? 'govuk-visually-hidden' : 'govuk-table__caption--m',
            head: ['Meeting', 'State', 'Published', ...(mayDraft ? ['Draft'] : [])].map((text) => ({ text })),
            rows: overviews.map((overview) => [
              { text: sayMeetingOf(sayDateInFull(overview.sitting.on), overview.sitting) },
              { html: stateOf(overview, today) },
              { html: versionsOf(overview) },
              ...(mayDraft ? [{ html: draftOf(overview) }] : []),
            ]),
          })
    }
    ${halfYearLinks(shown, first, today, '/overviews')}
    <p class="govuk-body"><a class="govuk-link" href="/overview-copies">Copies sent to you</a></p>`,
})
