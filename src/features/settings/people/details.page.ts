import type { FormState } from '#parts/forms/form-page.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'
import { detailsForm } from './details.form.ts'

/** Asks for a new person’s name and e-mail address. */
export const addPersonPage = (state: FormState) =>
  settingsForm({
    title: 'Add a person',
    lede: 'Next you give them a role: what a person can see and do follows from their roles.',
    back: { text: 'People', href: '/settings/people' },
    state,
    fields: detailsForm.controls(state, ['name', 'email']),
    save: 'Add the person',
  })

/** Changes a person’s name, e-mail address or last day. */
export const changePersonPage = (person: { id: number; name: string }, state: FormState) =>
  settingsForm({
    title: 'Change details',
    caption: person.name,
    back: { text: person.name, href: `/settings/people/${person.id}` },
    state,
    fields: detailsForm.controls(state),
  })
