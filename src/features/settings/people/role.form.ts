import { z } from 'zod'
import { typedDateIn } from '#parts/forms/date-field.ts'
import { idOrNull, neededDate, oneOf, typedDate } from '#parts/forms/read-form.ts'
import { roles } from '#rules/access/actor.ts'
import { boxesOf, emptyDate, sayTyped, type TypedDate } from '#rules/calendar/typed-date.ts'
import type { HoldingRefusal } from '#rules/people/decide-holding.ts'
import type { Outcome } from '#rules/outcome.ts'
import type { Spell } from '#rules/people/holdings.ts'
import type { Labels } from '#rules/words/labels.ts'
import { mistaken, notLawful, type Problem } from '#door/form/save-form.ts'

export type TypedDates = { readonly startsOn: TypedDate; readonly endsOn: TypedDate }
export type TypedRole = TypedDates & { readonly role: string; readonly teamId: string; readonly serviceId: string }

export const noRole: TypedRole = { role: '', teamId: '', serviceId: '', startsOn: emptyDate, endsOn: emptyDate }

const dates = { startsOn: neededDate('First day'), endsOn: typedDate('Last day') }

export const roleDatesForm = z.object(dates)

export const roleForm = z.object({
  role: oneOf(roles, 'Choose a role'),
  teamId: idOrNull,
  serviceId: idOrNull,
  ...dates,
})

export const typedDates = (form: { text(name: string): string }): TypedDates => ({
  startsOn: typedDateIn(form, 'startsOn'),
  endsOn: typedDateIn(form, 'endsOn'),
})

export const typedRole = (form: { text(name: string): string }): TypedRole => ({
  role: form.text('role'),
  teamId: form.text('teamId'),
  serviceId: form.text('serviceId'),
  ...typedDates(form),
})

export const datesAsTyped = ({ startsOn, endsOn }: Spell): TypedDates => ({
  startsOn: boxesOf(startsOn),
  endsOn: boxesOf(endsOn),
})

export const datesWords = (typed: TypedDates) => ({
  'First day': sayTyped(typed.startsOn),
  'Last day': sayTyped(typed.endsOn),
})

/** A refusal as a sentence at its field. */
export const roleRefused = (because: HoldingRefusal, labels: Labels): Outcome<never, Problem> =>
  refusals(labels)[because]

const refusals = (labels: Labels): Record<HoldingRefusal, Outcome<never, Problem>> => ({
  'team-needed': mistaken({
    teamId: `Choose the team: every ${labels('role.social-worker')} and ${labels('role.team-manager')} belongs to one`,
  }),
  'not-in-a-team': mistaken({
    teamId: `Leave the team empty: only a ${labels('role.social-worker')} or ${labels('role.team-manager')} belongs to one`,
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
