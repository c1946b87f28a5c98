import { input } from '#govuk/components/input.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { personChoice } from '#parts/forms/person-choice.ts'
import type { StoredSeat } from '#records/meeting/core-seats.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { TypedDate } from '#rules/calendar/typed-date.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'

export type TypedHolder = { readonly personId: string; readonly from: TypedDate }

const backTo = ({ seriesId }: StoredSeat) => ({ text: 'The meeting', href: `/settings/meetings/${seriesId}` })

/** Who holds a seat, in words: 'Robert Quayle since Wed 1 Jan 2020'. */
export function sayHolder({ holdings }: StoredSeat): string {
  const [latest] = holdings
  if (latest === undefined) return 'nobody yet'
  return latest.endsOn === null
    ? `${latest.name}, since ${sayDate(latest.startsOn)}`
    : `${latest.name}, until ${sayDate(latest.endsOn)}`
}

/** Gives a seat another holder from a day on. */
export const holderPage = (seat: StoredSeat, typed: TypedHolder, people: PeopleToChoose, state: FormState) =>
  settingsForm({
    title: 'Change who holds a seat',
    caption: seat.label,
    lede: `Held by ${sayHolder(seat)}. Whoever holds it on the first day does so until the day before.`,
    back: backTo(seat),
    state,
    fields: [
      personChoice({
        name: 'personId',
        label: 'Who takes the seat',
        besides: { value: '0', text: 'Nobody: the seat stays empty' },
        people,
        value: typed.personId,
        errors: state.errors,
      }),
      dateField({ name: 'from', legend: 'First day', typed: typed.from, errors: state.errors }),
    ],
  })

/** Names a seat otherwise. */
export const seatNamePage = (seat: StoredSeat, typed: string, state: FormState) =>
  settingsForm({
    title: 'Rename a seat',
    caption: seat.label,
    back: backTo(seat),
    state,
    fields: [
      input({
        name: 'label',
        label: { text: 'Name of the seat', classes: 'govuk-label--s' },
        value: typed,
        errorMessage: errorAt(state.errors, 'label'),
        autocomplete: 'off',
      }),
    ],
  })
