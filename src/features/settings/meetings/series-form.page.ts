import { input } from '#govuk/components/input.ts'
import { radios } from '#govuk/components/radios.ts'
import type { Html } from '#govuk/html.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'
import { holidayWords, placementWords, type TypedSeries, weekdays } from './series.form.ts'

/** Adds a series of meetings. */
export const addSeriesPage = (typed: TypedSeries, state: FormState) =>
  settingsForm({
    title: 'Add a meeting series',
    lede: 'It begins with the seven core seats, which you then fill. Teams are given to it on their own pages.',
    back: { text: 'Meetings', href: '/settings/meetings' },
    state,
    fields: fields(typed, state),
    save: 'Add the series',
  })

/** Changes a series; where that moves reviews, they are shown before it is saved. */
export const changeSeriesPage = (series: { id: number; name: string }, typed: TypedSeries, state: FormState) =>
  settingsForm({
    title: 'Change the meeting',
    caption: series.name,
    back: { text: series.name, href: `/settings/meetings/${series.id}` },
    state,
    fields: fields(typed, state),
  })

const fields = (typed: TypedSeries, state: FormState): readonly Html[] => [
  textField('name', 'Name', typed, state),
  textField('area', 'Area', typed, state, {
    hint: 'Where an authority has several meetings, one for each area. Otherwise leave empty.',
  }),
  choice(
    'weekday',
    'Day',
    weekdays.map((text, at) => ({ value: String(at + 1), text })),
    typed,
    state,
  ),
  textField('startsAt', 'Time', typed, state, { hint: 'For example, 09:00.', width: 5 }),
  textField('minutes', 'Minutes', typed, state, { width: 3 }),
  choice('holidayRule', 'When its day is a bank holiday', itemsOf(holidayWords), typed, state),
  choice('placement', 'A review is proposed for', itemsOf(placementWords), typed, state),
]

const textField = (
  name: keyof TypedSeries,
  label: string,
  typed: TypedSeries,
  { errors }: FormState,
  more: { readonly hint?: string; readonly width?: number } = {},
): Html =>
  input({
    name,
    label: { text: label, classes: 'govuk-label--s' },
    hint: more.hint === undefined ? undefined : { text: more.hint },
    classes: more.width === undefined ? undefined : `govuk-input--width-${more.width}`,
    value: typed[name],
    errorMessage: errorAt(errors, name),
    autocomplete: 'off',
  })

type Item = { readonly value: string; readonly text: string }

const itemsOf = (words: Readonly<Record<string, string>>): readonly Item[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

const choice = (
  name: keyof TypedSeries,
  legend: string,
  items: readonly Item[],
  typed: TypedSeries,
  { errors }: FormState,
): Html =>
  radios({
    name,
    classes: name === 'weekday' ? 'govuk-radios--inline govuk-radios--small' : 'govuk-radios--small',
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    value: typed[name],
    errorMessage: errorAt(errors, name),
    items,
  })
