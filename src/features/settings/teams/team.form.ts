import { oneRecord } from '#parts/forms/fields/record-fields.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { name } from '#parts/forms/fields/text-fields.ts'

type Place = { readonly id: number; readonly name: string }
export type TeamChoices = { readonly services: readonly Place[]; readonly series: readonly Place[] }

/** What a service is called. */
export const serviceForm = form({
  name: name({ label: 'Name of the service', called: 'Name', needed: 'Enter the service’s name' }),
})

/** A team: its name, the service it sits in, the meeting that reviews its children. */
export const teamForm = ({ services, series }: TeamChoices) =>
  form({
    name: name({ label: 'Name of the team', called: 'Name', needed: 'Enter the team’s name' }),
    serviceId: needed(
      oneRecord({
        label: 'Service',
        hint: 'Its managers answer for the team’s children.',
        among: services,
        none: 'Choose a service',
        wrong: 'Choose the service from the list',
      }),
      'Choose the service it sits in',
    ),
    seriesId: oneRecord({
      label: 'Meeting',
      hint: 'Reviews of the team’s children are placed on this meeting’s dates.',
      among: series,
      none: 'None chosen: the first meeting',
      wrong: 'Choose the meeting from the list',
    }),
  })
