import { nameFor } from '#rules/words/name-for.ts'
import { button } from '#govuk/components/button.ts'
import { summaryList } from '#govuk/components/summary-list.ts'
import { tag } from '#govuk/components/tag.ts'
import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { linksInLine, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { StoredPerson } from '#records/people/person.ts'
import type { StoredCover, StoredHolding } from '#records/people/role-holdings.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import { runsOn } from '#rules/people/holdings.ts'
import type { CoverGiven, SeatHeld } from './person.query.ts'

type PersonModel = {
  readonly person: StoredPerson
  readonly holdings: readonly StoredHolding[]
  readonly seats: readonly SeatHeld[]
  readonly coversGiven: readonly CoverGiven[]
  readonly labels: Labels
  readonly today: Temporal.PlainDate
}

/** One person: who they are, the roles they hold and held, who covers them, whom they cover, their core seats. */
export const personPage = (model: PersonModel) => ({
  title: model.person.name,
  place: 'settings',
  back: { text: 'People', href: '/settings/people' },
  main: html`${pageHeading({ heading: model.person.name, aside: addRole(model) })} ${details(model)}
    <h2 class="govuk-heading-m">Roles</h2>
    ${
      model.holdings.length === 0
        ? html`<p class="govuk-body">No role yet, so ${model.person.name} can’t see anything. Add a role.</p>`
        : rolesTable(model)
    }
    ${covering(model)} ${seats(model)}`,
})

const addRole = ({ person }: PersonModel): Html =>
  button({ text: 'Add a role', href: `/settings/people/${person.id}/roles/add` })

const details = ({ person }: PersonModel): Html =>
  summaryList({
    card: {
      title: { text: 'Details' },
      actions: {
        items: [{ text: 'Change', href: `/settings/people/${person.id}/change`, visuallyHiddenText: 'details' }],
      },
    },
    rows: [
      { key: { text: 'Name' }, value: { text: person.name } },
      { key: { text: 'E-mail' }, value: { text: person.email ?? 'Not given: no message can reach them' } },
      {
        key: { text: 'Last day' },
        value:
          person.leftOn === null
            ? {
                html: html`Works here
                ${linksInLine([{ text: 'Say that they are away', href: `/leavers/away?person=${person.id}` }])}`,
              }
            : {
                html: html`${sayDate(person.leftOn)}
                ${linksInLine([{ text: 'What they leave', href: `/leavers/${person.id}` }])}`,
              },
      },
    ],
  })

const sayEnd = (endsOn: Temporal.PlainDate | null): string => (endsOn === null ? 'no end' : sayDate(endsOn))

const rolesTable = ({ holdings, labels, today }: PersonModel): Html =>
  workTable({
    caption: 'Roles',
    captionClasses: 'govuk-visually-hidden',
    head: ['Role', 'From', 'To', 'Covered by', 'Change'].map((text) => ({ text })),
    rows: holdings.map((holding) => [
      { html: roleCell(holding, labels, today) },
      { text: sayDate(holding.startsOn) },
      { text: capitalised(sayEnd(holding.endsOn)) },
      { html: coversCell(holding, labels) },
      {
        html: linksInLine([
          {
            text: 'Change dates',
            href: `/settings/roles/${holding.id}`,
            visuallyHiddenText: roleWords(holding, labels),
          },
          {
            text: 'Arrange cover',
            href: `/settings/roles/${holding.id}/cover`,
            visuallyHiddenText: `for ${roleWords(holding, labels)}`,
          },
        ]),
      },
    ]),
  })

const roleWords = (holding: StoredHolding, labels: Labels): string =>
  [labels(`role.${holding.role}`), holding.team, holding.service].filter((word) => word !== null).join(', ')

function roleCell(holding: StoredHolding, labels: Labels, today: Temporal.PlainDate): Html {
  const place = holding.team ?? holding.service
  const state = runsOn(holding, today)
    ? null
    : Temporal.PlainDate.compare(holding.startsOn, today) > 0
      ? 'Starts later'
      : 'Ended'
  return html`${capitalised(labels(`role.${holding.role}`))} ${place !== null && secondLine(place)}
  ${state !== null && tag({ text: state, classes: 'govuk-tag--grey' })}`
}

const coversCell = (holding: StoredHolding, labels: Labels): Html =>
  holding.covers.length === 0
    ? html`Nobody`
    : html`${holding.covers.map((cover) => html`<div>${coverLine(cover, holding, labels)}</div>`)}`

/** Cover for the Divisional Director says what it is: acting, and appointed by whom. (SET-01) */
const coverLine = (cover: StoredCover, holding: StoredHolding, labels: Labels): Html =>
  html`<a class="govuk-link" href="/settings/covers/${cover.id}">${cover.name}</a>${
      holding.role === 'divisional-director' && `, acting ${labels('role.divisional-director')}`
    }
    ${secondLine(`${sayDate(cover.startsOn)} to ${sayDate(cover.endsOn)}${cover.appointedBy === null ? '' : `, appointed by ${cover.appointedBy}`}`)}`

const covering = ({ coversGiven, labels, person }: PersonModel): Html | false =>
  coversGiven.length > 0 &&
  html`<h2 class="govuk-heading-m">Covers for others</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${coversGiven.map(
        (cover) =>
          html`<li>
            Acting ${labels(`role.${cover.role}`)}${cover.place && `, ${cover.place}`}, for
            <a class="govuk-link" href="/settings/people/${cover.holderId}">${cover.holder}</a>:
            ${sayDate(cover.startsOn)} to ${sayDate(cover.endsOn)}
            <a class="govuk-link" href="/settings/covers/${cover.id}"
              >Change<span class="govuk-visually-hidden">
                the days on which ${person.name} covers ${cover.holder}</span
              ></a
            >
          </li>`,
      )}
    </ul>`

const seats = ({ seats: held }: PersonModel): Html =>
  html`<h2 class="govuk-heading-m">Seats in the meeting</h2>
    ${
      held.length === 0
        ? html`<p class="govuk-body">
            None. Seats, that of the ${nameFor('role.chair', 'short')} among them, are kept with
            <a class="govuk-link" href="/settings/meetings">the meeting</a>.
          </p>`
        : html`<ul class="govuk-list govuk-list--bullet">
            ${held.map(
              (seat) =>
                html`<li>
                  ${seat.label}, <a class="govuk-link" href="/settings/meetings/${seat.seriesId}">${seat.series}</a>:
                  ${sayDate(seat.startsOn)} to ${sayEnd(seat.endsOn)}
                </li>`,
            )}
          </ul>`
    }`
