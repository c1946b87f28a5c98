import { nameFor } from '#rules/words/name-for.ts'
import { button } from '#govuk/components/button.ts'
import { html, type Html } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import type { InRole } from '#rules/people/holdings.ts'
import type { ServiceInTree } from './tree.query.ts'

type TeamsModel = { readonly services: readonly ServiceInTree[]; readonly labels: Labels }

/** The tree: services with who answers for them today, in each its teams. */
export const teamsPage = ({ services, labels }: TeamsModel) => ({
  title: 'Teams and services',
  place: 'settings',
  back: { text: 'Settings', href: '/settings' },
  main: html`${pageHeading({
      heading: 'Teams and services',
      lede: `Who answers for a child follows from the child’s team: its ${nameFor('role.team-manager')}, and the managers of its service, today or whoever covers.`,
      aside: services.length === 0 ? undefined : button({ text: 'Add a team', href: '/settings/teams/add' }),
    })}
    ${services.map((service) => serviceSection(service, labels))}
    <p class="govuk-body">
      ${services.length === 0 && 'There is no service yet. Teams sit in services, so begin with a service.'}
      <a class="govuk-link" href="/settings/services/add">Add a service</a>
    </p>
    <p class="govuk-body">
      Who manages a team or a service is somebody with that role.
      <a class="govuk-link" href="/settings/people">Add people and give them their roles</a>
    </p>`,
})

const sayPeople = (people: readonly InRole[]): string =>
  people.length === 0
    ? 'Nobody today'
    : people.map(({ name, acting }) => (acting ? `${name} (covering)` : name)).join(', ')

const serviceSection = (service: ServiceInTree, labels: Labels): Html =>
  html`<h2 class="govuk-heading-m">${service.name}</h2>
    ${definitionRows([
      { key: capitalised(labels('role.head-of-service')), value: sayPeople(service.headsOfService) },
      { key: capitalised(labels('role.service-manager')), value: sayPeople(service.serviceManagers) },
    ])}
    <p class="govuk-body">
      <a class="govuk-link" href="/settings/services/${service.id}"
        >Rename<span class="govuk-visually-hidden"> ${service.name}</span></a
      >
    </p>
    ${service.teams.length === 0 ? html`<p class="govuk-body">No team sits in this service.</p>` : teamsTable(service, labels)}`

const teamsTable = ({ name, teams }: ServiceInTree, labels: Labels): Html =>
  workTable({
    caption: `Teams of ${name}`,
    captionClasses: 'govuk-visually-hidden',
    head: ['Team', capitalised(labels('role.team-manager')), 'Meeting', 'Change'].map((text) => ({ text })),
    rows: teams.map((team) => [
      { text: team.name },
      { text: sayPeople(team.teamManagers) },
      {
        html: html`${team.series ?? 'None chosen'} ${team.elsewhere.map((words) => secondLine(words))}`,
      },
      {
        html: html`<a class="govuk-link" href="/settings/teams/${team.id}"
          >Change<span class="govuk-visually-hidden"> ${team.name}</span></a
        >`,
      },
    ]),
  })
