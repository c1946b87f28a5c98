import { button } from '#govuk/components/button.ts'
import { input } from '#govuk/components/input.ts'
import { select } from '#govuk/components/select.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { filterBar } from '#govuk/pieces/filter-bar.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { pageLinks, sayFound } from '#parts/lists/page-links.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import type { FoundPerson, PeopleWanted } from './find-people.query.ts'

type PeopleModel = {
  readonly wanted: PeopleWanted
  readonly found: { readonly count: number; readonly page: number; readonly pages: number }
  readonly people: readonly FoundPerson[]
  readonly labels: Labels
}

/** Everyone at the authority, to find by part of a name. */
export const peoplePage = (model: PeopleModel) => ({
  title: 'People',
  found: `${model.wanted.part === '' ? '' : `“${model.wanted.part}”: `}${sayFound(model.found, 'person', 'people')}`,
  place: 'settings',
  back: { text: 'Settings', href: '/settings' },
  main: html`${pageHeading({
      heading: 'People',
      lede: 'Everyone who works with Waymark, with the roles they hold today.',
      aside: button({ text: 'Add a person', href: '/settings/people/add' }),
    })}
    ${filterBar({ action: '/settings/people', fields: [searchField(model.wanted), hereField(model.wanted)] })}
    <p class="govuk-body" role="status">${countWords(model)}</p>
    ${model.people.length === 0 ? nothing : peopleTable(model)} ${pageLinks(model.found, addressOf(model.wanted))}`,
})

const searchField = ({ part }: PeopleWanted): Html =>
  input({
    name: 'name',
    label: { text: 'Part of a name or e-mail address' },
    value: part,
    classes: 'govuk-input--width-20',
    spellcheck: false,
    autocomplete: 'off',
  })

const hereField = ({ left }: PeopleWanted): Html =>
  select({
    name: 'who',
    label: { text: 'Who' },
    value: left ? 'left' : 'here',
    items: [
      { value: 'here', text: 'People here' },
      { value: 'left', text: 'People who left' },
    ],
  })

function countWords({ found, wanted }: PeopleModel): string {
  if (found.count === 0)
    return wanted.part === ''
      ? wanted.left
        ? 'Nobody has left.'
        : 'Nobody is here yet. Add the first person.'
      : `Nobody ${wanted.left ? 'who left' : 'here'} has “${wanted.part}” in their name or e-mail address. Try a shorter part.`
  return `${found.count} ${found.count === 1 ? 'person' : 'people'}`
}

const peopleTable = ({ people, labels }: PeopleModel): Html =>
  workTable({
    caption: 'People',
    captionClasses: 'govuk-visually-hidden',
    head: ['Name', 'Roles today', 'E-mail'].map((text) => ({ text })),
    rows: people.map((person) => [
      { html: nameCell(person) },
      { html: rolesCell(person, labels) },
      { text: person.email ?? 'Not given' },
    ]),
  })

const nameCell = ({ id, name, leftOn }: FoundPerson): Html =>
  html`<a class="govuk-link" href="/settings/people/${id}">${name}</a> ${
      leftOn !== null && secondLine(`Last day ${sayDate(leftOn)}`)
    }`

const rolesCell = ({ roles }: FoundPerson, labels: Labels): Html =>
  roles.length === 0
    ? html`None`
    : html`${roles.map(
        ({ role, place }) => html`<div>${capitalised(labels(`role.${role}`))} ${place && secondLine(place)}</div>`,
      )}`

const addressOf =
  (wanted: PeopleWanted) =>
  (page: number): string =>
    `/settings/people?${new URLSearchParams({ name: wanted.part, who: wanted.left ? 'left' : 'here', page: String(page) }).toString()}`
