import { select } from '#govuk/components/select.ts'
import type { Html } from '#govuk/html.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import type { StoredHolding } from '#records/people/role-holdings.ts'
import type { Team } from '#records/people/teams.ts'
import { type Role, roles } from '#rules/access/actor.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'
import type { TypedDates, TypedRole } from './role.form.ts'

export type RoleChoices = {
  readonly teams: readonly Team[]
  readonly services: readonly { readonly id: number; readonly name: string }[]
  readonly labels: Labels
}

type Person = { readonly id: number; readonly name: string }

/** Gives a person a role. */
export const addRolePage = (person: Person, typed: TypedRole, choices: RoleChoices, state: FormState) =>
  settingsForm({
    title: 'Add a role',
    caption: person.name,
    lede: 'The chair and deputy chair aren’t roles: they are seats, kept with the meeting.',
    back: { text: person.name, href: `/settings/people/${person.id}` },
    state,
    fields: [
      roleField(typed, choices.labels, state),
      placeField(
        'teamId',
        'Team',
        `For a ${choices.labels('role.social-worker')} or ${choices.labels('role.team-manager')}`,
        typed.teamId,
        choices.teams,
        state,
      ),
      placeField(
        'serviceId',
        'Service',
        `For a ${choices.labels('role.service-manager')} or ${choices.labels('role.head-of-service')}`,
        typed.serviceId,
        choices.services,
        state,
      ),
      ...dateFields(typed, state),
    ],
    save: 'Add the role',
  })

/** Changes when a role begins and ends. */
export const roleDatesPage = (holding: StoredHolding, labels: Labels, typed: TypedDates, state: FormState) =>
  settingsForm({
    title: 'Change the dates of a role',
    caption: [holding.name, labels(`role.${holding.role}`), holding.team, holding.service]
      .filter((word) => word !== null)
      .join(', '),
    lede: 'To end the role, give its last day. For another role or team, end this one and add a new one.',
    back: { text: holding.name, href: `/settings/people/${holding.personId}` },
    state,
    fields: dateFields(typed, state),
  })

const roleField = (typed: TypedRole, labels: Labels, { errors }: FormState): Html =>
  select({
    name: 'role',
    label: { text: 'Role', classes: 'govuk-label--s' },
    value: typed.role,
    errorMessage: errorAt(errors, 'role'),
    items: [
      { value: '', text: 'Choose a role' },
      ...roles.map((role: Role) => ({ value: role, text: capitalised(labels(`role.${role}`)) })),
    ],
  })

const placeField = (
  name: 'teamId' | 'serviceId',
  label: string,
  hint: string,
  value: string,
  places: readonly { readonly id: number; readonly name: string }[],
  { errors }: FormState,
): Html =>
  select({
    name,
    label: { text: label, classes: 'govuk-label--s' },
    hint: { text: hint },
    value,
    errorMessage: errorAt(errors, name),
    items: [{ value: '', text: 'None' }, ...places.map(({ id, name: text }) => ({ value: String(id), text }))],
  })

const dateFields = (typed: TypedDates, { errors }: FormState): readonly Html[] => [
  dateField({ name: 'startsOn', legend: 'First day', typed: typed.startsOn, errors }),
  dateField({
    name: 'endsOn',
    legend: 'Last day',
    hint: 'Leave empty while no end is known.',
    typed: typed.endsOn,
    errors,
  }),
]
