import { person } from '#parts/forms/fields/record-fields.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { date, name } from '#parts/forms/fields/text-fields.ts'
import type { FormPage } from '#parts/forms/form-page.ts'
import type { StoredSeat } from '#records/meeting/core-seats.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'

/** Who takes a seat, from which day on; nobody is 0. */
export const holderForm = (people: PeopleToChoose) =>
  form({
    personId: needed(
      person({
        label: 'Who takes the seat',
        people,
        besides: { value: '0', text: 'Nobody: the seat stays empty' },
        wrong: 'Choose who takes the seat from the list, or nobody',
      }),
      'Choose who takes the seat, or nobody',
    ),
    from: needed(date({ label: 'First day' }), 'Enter the first day'),
  })

/** What a seat is called. */
export const seatNameForm = form({
  label: name({ label: 'Name of the seat', called: 'Seat', needed: 'Enter the seat’s name' }),
})

type Asked = Pick<FormPage, 'state' | 'fields'>

const backTo = ({ seriesId, seriesName }: StoredSeat) => ({
  text: seriesName,
  href: `/settings/meetings/${seriesId}`,
})

/** Meetings have seats of the same names. */
const captionOf = ({ seriesName, label }: StoredSeat): string => `${seriesName}: ${label}`

/** Who holds a seat, in words: 'Robert Quayle since Wed 1 Jan 2020'. */
export function sayHolder({ holdings }: StoredSeat): string {
  const [latest] = holdings
  if (latest === undefined) return 'nobody yet'
  return latest.endsOn === null
    ? `${latest.name}, since ${sayDate(latest.startsOn)}`
    : `${latest.name}, until ${sayDate(latest.endsOn)}`
}

/** Gives a seat another holder from a day on. */
export const holderPage = (seat: StoredSeat, asked: Asked) =>
  settingsForm({
    title: 'Change who holds a seat',
    caption: captionOf(seat),
    lede: `Held by ${sayHolder(seat)}. Whoever holds it on the first day does so until the day before.`,
    back: backTo(seat),
    ...asked,
  })

/** Names a seat otherwise. */
export const seatNamePage = (seat: StoredSeat, asked: Asked) =>
  settingsForm({ title: 'Rename a seat', caption: captionOf(seat), back: backTo(seat), ...asked })
