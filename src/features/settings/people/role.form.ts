import { chosenFromList } from '#parts/forms/fields/choice-fields.ts'
import { oneRecord } from '#parts/forms/fields/record-fields.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { date } from '#parts/forms/fields/text-fields.ts'
import { roles } from '#rules/access/actor.ts'
import { type HoldingRefusal, isHeldInTeam } from '#rules/people/decide-holding.ts'
import type { Outcome } from '#rules/outcome.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import { sayList } from '#rules/words/say-names.ts'
import { mistaken, notLawful, type Problem } from '#door/form/save-form.ts'

type Place = { readonly id: number; readonly name: string }
export type RoleChoices = {
  readonly teams: readonly Place[]
  readonly services: readonly Place[]
  readonly labels: Labels
}

const dates = {
  startsOn: needed(date({ label: 'First day' }), 'Enter the first day'),
  endsOn: date({ label: 'Last day', hint: 'Leave empty while no end is known.' }),
}

/** When a role begins and ends. */
export const roleDatesForm = form(dates)

/** 'social worker, lead practitioner or team manager': the roles that are held in a team. */
const inTeams = (labels: Labels, last: 'or' | 'and'): string =>
  sayList(
    roles.filter(isHeldInTeam).map((role) => labels(`role.${role}`)),
    last,
  )

/** A role, where it is held, and from when to when. */
export const roleForm = ({ teams, services, labels }: RoleChoices) =>
  form({
    role: chosenFromList({
      label: 'Role',
      of: roles,
      say: (role) => capitalised(labels(`role.${role}`)),
      none: 'Choose a role',
      wrong: 'Choose a role',
    }),
    teamId: oneRecord({
      label: 'Team',
      hint: `For a ${inTeams(labels, 'or')}`,
      among: teams,
      none: 'None',
      wrong: 'Choose a team from the list',
    }),
    serviceId: oneRecord({
      label: 'Service',
      hint: `For a ${labels('role.service-manager')} or ${labels('role.head-of-service')}`,
      among: services,
      none: 'None',
      wrong: 'Choose a service from the list',
    }),
    ...dates,
  })

/** A refusal as a sentence at its field. */
export const roleRefused = (because: HoldingRefusal, labels: Labels): Outcome<never, Problem> =>
  refusals(labels)[because]

const refusals = (labels: Labels): Record<HoldingRefusal, Outcome<never, Problem>> => ({
  'team-needed': mistaken({
    teamId: `Choose the team: every ${inTeams(labels, 'and')} belongs to one`,
  }),
  'not-in-a-team': mistaken({
    teamId: `Leave the team empty: only a ${inTeams(labels, 'or')} belongs to one`,
  }),
  'service-needed': mistaken({ serviceId: 'Choose the service this manager answers for' }),
  'not-in-a-service': mistaken({
    serviceId: `Leave the service empty: only a ${labels('role.service-manager')} or ${labels('role.head-of-service')} has one`,
  }),
  'ends-before-it-starts': mistaken({ endsOn: 'Last day must be the same as or after the first day' }),
  'held-already': mistaken({
    startsOn: 'They hold this role already on some of these days. Change those dates instead',
  }),
})

/** Without an authority administrator nobody could ever appoint another. */
export const lastAdministrator = (labels: Labels) =>
  notLawful(
    `This is the last ${labels('role.authority-administrator')}, and somebody must be: nobody else can make another. Give somebody else that role first.`,
    'the last administrator',
  )
