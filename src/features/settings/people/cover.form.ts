import { z } from 'zod'
import { typedDateIn } from '#parts/forms/date-field.ts'
import { neededDate, neededId } from '#parts/forms/read-form.ts'
import { boxesOf, emptyDate, sayTyped, type TypedDate } from '#rules/calendar/typed-date.ts'
import type { Outcome } from '#rules/outcome.ts'
import type { CoverRefusal } from '#rules/people/appoint-cover.ts'
import type { Labels } from '#rules/words/labels.ts'
import { mistaken, notLawful, type Problem } from '#door/form/save-form.ts'

export type TypedCover = { readonly personId: string; readonly startsOn: TypedDate; readonly endsOn: TypedDate }

export const noCover: TypedCover = { personId: '', startsOn: emptyDate, endsOn: emptyDate }

const days = { startsOn: neededDate('First day of cover'), endsOn: neededDate('Last day of cover') }

export const coverDaysForm = z.object(days)
export const coverForm = z.object({ personId: neededId('Choose who covers'), ...days })

export const typedCover = (form: { text(name: string): string }): TypedCover => ({
  personId: form.text('personId'),
  startsOn: typedDateIn(form, 'startsOn'),
  endsOn: typedDateIn(form, 'endsOn'),
})

export const coverAsTyped = (cover: {
  readonly personId: number
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
}): TypedCover => ({
  personId: String(cover.personId),
  startsOn: boxesOf(cover.startsOn),
  endsOn: boxesOf(cover.endsOn),
})

export const coverWords = (typed: TypedCover) => ({
  'First day of cover': sayTyped(typed.startsOn),
  'Last day of cover': sayTyped(typed.endsOn),
})

/** A refusal as a sentence at its field, or as the rule that refuses with who can. */
export const coverRefused = (because: CoverRefusal, labels: Labels): Outcome<never, Problem> =>
  refusals(labels)[because]

const refusals = (labels: Labels): Record<CoverRefusal, Outcome<never, Problem>> => ({
  'covers-themselves': mistaken({ personId: 'Choose somebody else: nobody covers for themselves' }),
  'ends-before-it-starts': mistaken({ endsOn: 'Last day of cover must be the same as or after the first day' }),
  'outside-the-role': mistaken({ startsOn: 'The days of cover must lie within the dates of the role' }),
  'covered-already': mistaken({
    startsOn: 'Somebody covers this role already on some of these days. Change their days first',
  }),
  'has-left': mistaken({
    endsOn: 'Whoever covers must be here until the cover ends. Choose an earlier day or somebody else',
  }),
  'chair-or-deputy': notLawful(
    `The chair and the deputy chair of the meeting can’t act as ${labels('role.divisional-director')}: who recommends an extension doesn’t agree it. The ${labels('role.authority-administrator')} can appoint somebody who is neither.`,
    'the chair or deputy as the acting director',
  ),
  'only-the-administrator-appoints': notLawful(
    `Only the ${labels('role.authority-administrator')} appoints an acting ${labels('role.divisional-director')}.`,
    'an acting director appointed by someone else',
  ),
})
