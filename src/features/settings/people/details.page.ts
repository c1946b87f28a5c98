import { input } from '#govuk/components/input.ts'
import type { Html } from '#govuk/html.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'
import type { TypedDetails } from './details.form.ts'

/** Asks for a new person’s name and e-mail address. */
export const addPersonPage = (typed: TypedDetails, state: FormState) =>
  settingsForm({
    title: 'Add a person',
    lede: 'Next you give them a role: what a person can see and do follows from their roles.',
    back: { text: 'People', href: '/settings/people' },
    state,
    fields: nameAndEmail(typed, state),
    save: 'Add the person',
  })

/** Changes a person’s name, e-mail address or last day. */
export const changePersonPage = (person: { id: number; name: string }, typed: TypedDetails, state: FormState) =>
  settingsForm({
    title: 'Change details',
    caption: person.name,
    back: { text: person.name, href: `/settings/people/${person.id}` },
    state,
    fields: [
      ...nameAndEmail(typed, state),
      dateField({
        name: 'leftOn',
        legend: 'Last day, if they leave',
        hint: 'After this day they can’t sign in, and their roles are nobody’s unless someone covers. Leave empty while they work here.',
        typed: typed.leftOn,
        errors: state.errors,
      }),
    ],
  })

const nameAndEmail = (typed: TypedDetails, { errors }: FormState): readonly Html[] => [
  input({
    name: 'name',
    label: { text: 'Full name', classes: 'govuk-label--s' },
    value: typed.name,
    errorMessage: errorAt(errors, 'name'),
    spellcheck: false,
    autocomplete: 'off',
  }),
  input({
    name: 'email',
    type: 'email',
    label: { text: 'Work e-mail address', classes: 'govuk-label--s' },
    hint: { text: 'Messages go here. They carry no child’s name.' },
    value: typed.email,
    errorMessage: errorAt(errors, 'email'),
    spellcheck: false,
    autocomplete: 'off',
  }),
]
