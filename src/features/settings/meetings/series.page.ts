import { nameFor } from '#rules/words/name-for.ts'
import { button } from '#govuk/components/button.ts'
import { details as moreOf } from '#govuk/components/details.ts'
import { insetText } from '#govuk/components/inset-text.ts'
import { summaryList } from '#govuk/components/summary-list.ts'
import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import { linksInLine, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { StoredSeat, StoredSeatHolding } from '#records/meeting/core-seats.ts'
import type { StoredSeries } from '#records/sittings/meeting-series.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { isSeatStill, partWords } from '#rules/meeting/core-seats.ts'
import { businessWords } from '#rules/meeting/business.ts'
import { sayList } from '#rules/words/say-names.ts'
import { runsOn } from '#rules/people/holdings.ts'
import { chairsSeat } from './change-seats.form.ts'
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
  /** Whether this person may give it a team. */
  readonly mayKeepTeams: boolean
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
  series: model.series.id,
  back: { text: 'Meetings', href: '/settings/meetings' },
  main: html`${pageHeading({ heading: model.series.name, lede: sayWhen(model.series) })} ${details(model)}
    <h2 class="govuk-heading-m">${headingOfDates(model)}</h2>
    ${model.ahead.length === 0 ? html`<p class="govuk-body">No meeting is ahead.</p>` : datesTable(model)}
    <p class="govuk-body">
      <a class="govuk-link" href="/settings/meetings/${model.series.id}/dates/add">Add a meeting on another day</a>
    </p>
    <h2 class="govuk-heading-m">Core seats</h2>
    ${whoDecides(model)} ${seatsTable(model)}
    <p class="govuk-body">
      <a class="govuk-link" href="/settings/meetings/${model.series.id}/seats/add">Add a seat</a>
    </p>
    ${removedSeats(model)}`,
})

/** What a rhythm or business that the series hasn't would ask isn't there. */
const askedFor: Readonly<Record<string, { readonly revealedBy?: { readonly answer: string } | undefined }>> =
  seriesForm.fields
const isAskedOf = ({ rhythm, takes }: StoredSeries, name: string): boolean => {
  if (name === 'body') return takes.includes('referrals')
  const only = askedFor[name]?.revealedBy
  return only === undefined || only.answer === rhythm
}

/** The teams; of a meeting that has none yet, where it is given one. */
const sayTeams = ({ teams, mayKeepTeams }: SeriesModel): Html =>
  teams.length > 0
    ? html`${teams.join(', ')}`
    : html`None yet: a team is given to a meeting
      ${mayKeepTeams ? html`<a class="govuk-link" href="/settings/teams">on the team’s page</a>` : 'on the team’s page'}`

const details = (model: SeriesModel): Html => {
  const { series } = model
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
    rows: [
      ...words.map(([key, value]) => ({ key: { text: key }, value: { text: value === '' ? 'None' : value } })),
      { key: { text: 'Teams' }, value: { html: sayTeams(model) } },
    ],
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

function whoDecides({ series, seats }: SeriesModel): Html {
  const lacks =
    series.needsLegalAdviser && !seats.some(({ part, lastOn }) => part === 'legal-adviser' && lastOn === null)
  return html`<p class="govuk-body">
      Each seat is held by a named person. A decision needs the ${nameFor('role.chair', 'short')}, or the deputy acting,
      ${series.needsLegalAdviser && 'and a legal adviser '}at the meeting.
      <a class="govuk-link" href="/settings/meetings/${series.id}/deciding">Change who must be there to decide</a>
    </p>
    ${lacks && insetText({ text: 'No seat that stays has the part of legal adviser, without whom nothing is decided. Add one, or give a seat that part.' })}`
}

const seatsTable = ({ seats, today }: SeriesModel): Html =>
  workTable({
    caption: 'Core seats',
    captionClasses: 'govuk-visually-hidden',
    head: ['Seat', 'Part', 'Held by', 'Change'].map((text) => ({ text })),
    rows: seats
      .filter((seat) => isSeatStill(seat, today))
      .map((seat) => [
        { html: html`${seat.label} ${seat.lastOn !== null && secondLine(`until ${sayDate(seat.lastOn)}`)}` },
        { text: partWords[seat.part] },
        { html: holdersCell(seat, today) },
        {
          html: linksInLine([
            { text: 'Change holder', href: `/settings/seats/${seat.id}`, visuallyHiddenText: `of ${seat.label}` },
            { text: 'Rename', href: `/settings/seats/${seat.id}/name`, visuallyHiddenText: seat.label },
            // The chair's is given on from another seat, and stays.
            ...(seat === chairsSeat(seats) ? [] : partAndRemoval(seat)),
          ]),
        },
      ]),
  })

const partAndRemoval = ({ id, label }: StoredSeat) => [
  { text: 'Change part', href: `/settings/seats/${id}/part`, visuallyHiddenText: `of ${label}` },
  { text: 'Remove', href: `/settings/seats/${id}/remove`, visuallyHiddenText: label },
]

function removedSeats({ seats, today }: SeriesModel): Html | false {
  const removed = seats.filter((seat) => !isSeatStill(seat, today))
  return (
    removed.length > 0 &&
    moreOf({
      summaryText: 'Seats that were removed',
      html: html`<ul class="govuk-list govuk-list--bullet">
        ${removed.map(({ label, part, lastOn }) => html`<li>${label} (${partWords[part].toLowerCase()})${lastOn !== null && `, until ${sayDate(lastOn)}`}</li>`)}
      </ul>`,
    })
  )
}

const sayHolding = ({ startsOn, endsOn }: StoredSeatHolding): string =>
  endsOn === null ? `since ${sayDate(startsOn)}` : `${sayDate(startsOn)} to ${sayDate(endsOn)}`

function holdersCell({ holdings }: StoredSeat, today: Temporal.PlainDate): Html {
  const now = holdings.find((holding) => runsOn(holding, today))
  const later = holdings.filter(({ startsOn }) => Temporal.PlainDate.compare(startsOn, today) > 0)
  return html`${now === undefined ? html`<strong>Nobody today</strong>` : html`${now.name} ${secondLine(sayHolding(now))}`}
  ${later.map((holding) => secondLine(`${holding.name}, from ${sayDate(holding.startsOn)}`))}`
}
