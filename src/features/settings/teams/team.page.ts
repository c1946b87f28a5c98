import { input } from '#govuk/components/input.ts'
import { select } from '#govuk/components/select.ts'
import type { Html } from '#govuk/html.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'
import type { TeamChoices, TypedTeam } from './team.form.ts'

const back = { text: 'Teams and services', href: '/settings/teams' }

const nameField = (label: string, value: string, { errors }: FormState): Html =>
  input({
    name: 'name',
    label: { text: label, classes: 'govuk-label--s' },
    value,
    errorMessage: errorAt(errors, 'name'),
    autocomplete: 'off',
  })

/** Adds a service (`before` is null) or changes its name. */
export const servicePage = (before: string | null, name: string, state: FormState) =>
  settingsForm({
    title: before === null ? 'Add a service' : 'Change a service',
    ...(before === null ? {} : { caption: before }),
    back,
    state,
    fields: [nameField('Name of the service', name, state)],
  })

/** Adds a team (`before` is null) or changes it. */
export const teamPage = (before: string | null, typed: TypedTeam, choices: TeamChoices, state: FormState) =>
  settingsForm({
    title: before === null ? 'Add a team' : 'Change a team',
    ...(before === null ? {} : { caption: before }),
    back,
    state,
    fields: [
      nameField('Name of the team', typed.name, state),
      select({
        name: 'serviceId',
        label: { text: 'Service', classes: 'govuk-label--s' },
        hint: { text: 'Its managers answer for the team’s children.' },
        value: typed.serviceId,
        errorMessage: errorAt(state.errors, 'serviceId'),
        items: [{ value: '', text: 'Choose a service' }, ...choices.services.map(asItem)],
      }),
      select({
        name: 'seriesId',
        label: { text: 'Meeting', classes: 'govuk-label--s' },
        hint: { text: 'Reviews of the team’s children are placed on this meeting’s dates.' },
        value: typed.seriesId,
        errorMessage: errorAt(state.errors, 'seriesId'),
        items: [{ value: '', text: 'None chosen: the first meeting' }, ...choices.series.map(asItem)],
      }),
    ],
  })

const asItem = ({ id, name }: { readonly id: number; readonly name: string }) => ({ value: String(id), text: name })
