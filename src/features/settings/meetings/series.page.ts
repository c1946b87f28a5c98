import { button } from '#govuk/components/button.ts'
import { summaryList } from '#govuk/components/summary-list.ts'
import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import { linksInLine, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { StoredSeat, StoredSeatHolding } from '#records/meeting/core-seats.ts'
import type { StoredSeries } from '#records/sittings/meeting-series.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { partWords } from '#rules/meeting/core-seats.ts'
import { businessWords } from '#rules/meeting/business.ts'
import { sayList } from '#rules/words/say-names.ts'
import { runsOn } from '#rules/people/holdings.ts'
import { sayRhythm } from './rhythm.form.ts'
import { seriesForm } from './series.form.ts'

/** One date ahead, in words, with what can be done about it. */
export type DateAhead = {
  readonly on: Temporal.PlainDate
  readonly says: string
  readonly links: readonly { readonly text: string; readonly href: string }[]
}

type SeriesModel = {
  readonly series: StoredSeries
  readonly teams: readonly string[]
  readonly ahead: readonly DateAhead[]
  readonly seats: readonly StoredSeat[]
  readonly today: Temporal.PlainDate
}

const sayWhen = (series: StoredSeries): string =>
  `${sayRhythm(series)} at ${series.startsAt}, ${series.minutes} minutes`

const sayTaken = ({ takes }: StoredSeries): string =>
  `Takes ${sayList(takes.map((kind) => businessWords[kind].toLowerCase()))}`

/** Every series of meetings. */
export const meetingsPage = (allSeries: readonly (StoredSeries & { readonly teams: readonly string[] })[]) => ({
  title: 'Meetings',
  place: 'settings',
  back: { text: 'Settings', href: '/settings' },
  main: html`${pageHeading({
    heading: 'Meetings',
    lede: 'Each series, its dates ahead, and who sits in the core seats.',
    aside: button({ text: 'Add a meeting series', href: '/settings/meetings/add' }),
  })}
  ${
    allSeries.length === 0
      ? html`<p class="govuk-body">No series yet. Until there is one, reviews are proposed for Mondays.</p>`
      : quietList(
          allSeries.map((series) => ({
            title: html`<a class="govuk-link" href="/settings/meetings/${series.id}">${series.name}</a>`,
            detail: [sayWhen(series), allSeries.length > 1 && sayTaken(series), series.area, series.teams.join(', ')]
              .filter(Boolean)
              .join('. '),
          })),
        )
  }`,
})

/** One series: how it is held, the dates ahead, its core seats. */
export const seriesPage = (model: SeriesModel) => ({
  title: model.series.name,
  place: 'settings',
  back: { text: 'Meetings', href: '/settings/meetings' },
  main: html`${pageHeading({ heading: model.series.name, lede: sayWhen(model.series) })} ${details(model)}
    <h2 class="govuk-heading-m">${headingOfDates(model)}</h2>
    ${model.ahead.length === 0 ? html`<p class="govuk-body">No meeting is ahead.</p>` : datesTable(model)}
    <p class="govuk-body">
      <a class="govuk-link" href="/settings/meetings/${model.series.id}/dates/add">Add a meeting on another day</a>
    </p>
    <h2 class="govuk-heading-m">Core seats</h2>
    <p class="govuk-body">
      Each seat is held by a named person. A decision needs the chair, or the deputy acting, at the meeting.
    </p>
    ${seatsTable(model)}`,
})

/** What a rhythm that the series hasn't would ask isn't there. */
const askedFor: Readonly<Record<string, { readonly revealedBy?: { readonly answer: string } | undefined }>> =
  seriesForm.fields
const isAskedOf = ({ rhythm }: StoredSeries, name: string): boolean => {
  const only = askedFor[name]?.revealedBy
  return only === undefined || only.answer === rhythm
}

const details = ({ series, teams }: SeriesModel): Html => {
  const words = seriesForm
    .rows(seriesForm.asTyped(series))
    .filter(({ name }) => isAskedOf(series, name))
    .map(({ called, said }) => [called, said] as const)
  return summaryList({
    card: {
      title: { text: 'How it is held' },
      actions: {
        items: [
          { text: 'Change', href: `/settings/meetings/${series.id}/change`, visuallyHiddenText: 'how it is held' },
        ],
      },
    },
    rows: [...words, ['Teams', teams.join(', ')] as const].map(([key, value]) => ({
      key: { text: key },
      value: { text: value === '' ? 'None' : value },
    })),
  })
}

const headingOfDates = ({ ahead }: SeriesModel): string =>
  ahead.length < 12 ? 'The meetings ahead' : 'The next 12 meetings'

const datesTable = (model: SeriesModel): Html =>
  workTable({
    caption: headingOfDates(model),
    captionClasses: 'govuk-visually-hidden',
    head: ['Date', 'Why that day', 'Change'].map((text) => ({ text })),
    rows: model.ahead.map(({ on, says, links }) => [
      { text: sayDate(on) },
      { text: says },
      { html: linksInLine(links.map((link) => ({ ...link, visuallyHiddenText: `: ${sayDate(on)}` }))) },
    ]),
  })

const seatsTable = ({ seats, today }: SeriesModel): Html =>
  workTable({
    caption: 'Core seats',
    captionClasses: 'govuk-visually-hidden',
    head: ['Seat', 'Part', 'Held by', 'Change'].map((text) => ({ text })),
    rows: seats.map((seat) => [
      { text: seat.label },
      { text: partWords[seat.part] },
      { html: holdersCell(seat, today) },
      {
        html: linksInLine([
          { text: 'Change holder', href: `/settings/seats/${seat.id}`, visuallyHiddenText: `of ${seat.label}` },
          { text: 'Rename', href: `/settings/seats/${seat.id}/name`, visuallyHiddenText: seat.label },
        ]),
      },
    ]),
  })

const sayHolding = ({ startsOn, endsOn }: StoredSeatHolding): string =>
  endsOn === null ? `since ${sayDate(startsOn)}` : `${sayDate(startsOn)} to ${sayDate(endsOn)}`

function holdersCell({ holdings }: StoredSeat, today: Temporal.PlainDate): Html {
  const now = holdings.find((holding) => runsOn(holding, today))
  const later = holdings.filter(({ startsOn }) => Temporal.PlainDate.compare(startsOn, today) > 0)
  return html`${now === undefined ? html`<strong>Nobody today</strong>` : html`${now.name} ${secondLine(sayHolding(now))}`}
  ${later.map((holding) => secondLine(`${holding.name}, from ${sayDate(holding.startsOn)}`))}`
}
