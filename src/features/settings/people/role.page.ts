import { nameFor } from '#rules/words/name-for.ts'
import type { StoredHolding } from '#records/people/role-holdings.ts'
import type { Labels } from '#rules/words/labels.ts'
import type { FormPage, FormState } from '#parts/forms/form-page.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'
import { roleDatesForm } from './role.form.ts'

type Person = { readonly id: number; readonly name: string }

/** Gives a person a role. */
export const addRolePage = (person: Person, asked: Pick<FormPage, 'state' | 'fields'>) =>
  settingsForm({
    title: 'Add a role',
    caption: person.name,
    lede: `The ${nameFor('role.chair', 'short')} and deputy ${nameFor('role.chair', 'short')} aren’t roles: they are seats, kept with the meeting.`,
    back: { text: person.name, href: `/settings/people/${person.id}` },
    ...asked,
    save: 'Add the role',
  })

/** Changes when a role begins and ends. */
export const roleDatesPage = (holding: StoredHolding, labels: Labels, state: FormState) =>
  settingsForm({
    title: 'Change the dates of a role',
    caption: [holding.name, labels(`role.${holding.role}`), holding.team, holding.service]
      .filter((word) => word !== null)
      .join(', '),
    lede: 'To end the role, give its last day. For another role or team, end this one and add a new one.',
    back: { text: holding.name, href: `/settings/people/${holding.personId}` },
    state,
    fields: roleDatesForm.controls(state),
  })
