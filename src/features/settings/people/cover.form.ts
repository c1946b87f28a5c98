import { z } from 'zod'
import { typedDateIn } from '#parts/date-field.ts'
import type { FieldErrors } from '#parts/form-errors.ts'
import { neededDate, neededId } from '#parts/read-form.ts'
import { boxesOf, emptyDate, sayTyped, type TypedDate } from '#rules/calendar/typed-date.ts'
import type { CoverRefusal } from '#rules/people/appoint-cover.ts'

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

/** Each refusal as a sentence at its field, with the rule and who can. */
export const coverRefusals: Record<CoverRefusal, FieldErrors> = {
  'covers-themselves': { personId: 'Choose somebody else: nobody covers for themselves' },
  'ends-before-it-starts': { endsOn: 'Last day of cover must be the same as or after the first day' },
  'outside-the-role': { startsOn: 'The days of cover must lie within the dates of the role' },
  'covered-already': { startsOn: 'Somebody covers this role already on some of these days. Change their days first' },
  'has-left': { personId: 'Choose somebody who is here until the cover ends' },
  'chair-or-deputy': {
    personId:
      'The chair and the deputy chair of the meeting can’t act as Divisional Director: who recommends an extension doesn’t agree it. Choose somebody who is neither',
  },
  'only-the-administrator-appoints': {
    personId: 'Only the authority administrator appoints an acting Divisional Director',
  },
}
