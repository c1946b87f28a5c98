import type { FormState } from '#parts/forms/form-page.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'
import { seriesForm } from './series.form.ts'

/** Adds a series of meetings. */
export const addSeriesPage = (state: FormState) =>
  settingsForm({
    title: 'Add a meeting series',
    lede: 'It begins with the seven core seats, which you then fill and change. Teams are given to it on their own pages.',
    back: { text: 'Meetings', href: '/settings/meetings' },
    state,
    fields: seriesForm.controls(state),
    save: 'Add the series',
  })

/** Changes a series; where that moves reviews, they are shown before it is saved. */
export const changeSeriesPage = (series: { id: number; name: string }, state: FormState) =>
  settingsForm({
    title: 'Change the meeting',
    caption: series.name,
    back: { text: series.name, href: `/settings/meetings/${series.id}` },
    state,
    fields: seriesForm.controls(state),
  })
