import type { FormPage } from '#parts/forms/form-page.ts'
import type { StoredSeat } from '#records/meeting/core-seats.ts'
import type { StoredSeries } from '#records/sittings/meeting-series.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { partWords } from '#rules/meeting/core-seats.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'
import { sayHolder } from './seat.page.ts'

type Asked = Pick<FormPage, 'state' | 'fields'>
type Series = Pick<StoredSeries, 'id' | 'name'>

const backTo = (id: number) => ({ text: 'The meeting', href: `/settings/meetings/${id}` })

/** Adds a seat to a series. */
export const addSeatPage = (series: Series, asked: Asked) =>
  settingsForm({
    title: 'Add a seat',
    caption: series.name,
    lede: 'It stands behind the others. Who takes it is asked next.',
    back: backTo(series.id),
    save: 'Add the seat',
    ...asked,
  })

/** Gives a seat another part. */
export const partPage = (seat: StoredSeat, asked: Asked) =>
  settingsForm({
    title: 'Change the part of a seat',
    caption: seat.label,
    lede: `${partWords[seat.part]} now. Another part holds at once, for who holds the seat and for meetings that aren’t over.`,
    back: backTo(seat.seriesId),
    ...asked,
  })

/** Removes a seat from a day on; one that is to go can stay after all. */
export const removalPage = (seat: StoredSeat, asked: Asked) =>
  settingsForm({
    title: 'Remove a seat',
    caption: seat.label,
    lede:
      seat.lastOn === null
        ? `Held by ${sayHolder(seat)}. Nobody holds it any more from the first day without it.`
        : `Its last day is ${sayDate(seat.lastOn)}. Choose another day, or empty the box to keep the seat; then say again who holds it.`,
    back: backTo(seat.seriesId),
    save: 'Remove the seat',
    ...asked,
  })

/** Says whether a legal adviser must be there to decide. */
export const decidingPage = (series: Series, asked: Asked) =>
  settingsForm({ title: 'Who must be there to decide', caption: series.name, back: backTo(series.id), ...asked })
