import { input } from '#govuk/components/input.ts'
import type { Html } from '#govuk/html.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import type { TypedDate } from '#rules/calendar/typed-date.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'

export type SittingDeed = 'move' | 'cancel' | 'restore' | 'add'

export const deedWords: Record<SittingDeed, { readonly title: string; readonly save: string }> = {
  move: { title: 'Move a meeting', save: 'Move the meeting' },
  cancel: { title: 'Cancel a meeting', save: 'Cancel the meeting' },
  restore: { title: 'Hold a cancelled meeting after all', save: 'Hold the meeting' },
  add: { title: 'Add a meeting', save: 'Add the meeting' },
}

export type SittingForm = {
  readonly deed: SittingDeed
  readonly series: { readonly id: number; readonly name: string }
  /** The meeting it is about; null when one is added. */
  readonly on: Temporal.PlainDate | null
  readonly to: TypedDate
  readonly reason: string
}

/** Asks for what is to become of a meeting and why; which reviews that moves is shown before it is saved. */
export const sittingPage = (form: SittingForm, state: FormState) =>
  settingsForm({
    title: deedWords[form.deed].title,
    caption: form.on === null ? form.series.name : `${form.series.name}, ${sayDateInFull(form.on)}`,
    lede: 'No 6-week or 12-week date moves with a meeting. The reviews that do are shown before anything is saved.',
    back: { text: form.series.name, href: `/settings/meetings/${form.series.id}` },
    state,
    fields: [...dayField(form, state), reasonField(form, state)],
    save: 'See what it moves',
  })

const dayField = ({ deed, to }: SittingForm, { errors }: FormState): readonly Html[] =>
  deed === 'move' || deed === 'add'
    ? [dateField({ name: 'to', legend: deed === 'move' ? 'New day' : 'Day', typed: to, errors })]
    : []

const reasonField = ({ reason }: SittingForm, { errors }: FormState): Html =>
  input({
    name: 'reason',
    label: { text: 'Why', classes: 'govuk-label--s' },
    hint: { text: 'Shown beside the date to everyone who keeps the meeting. No child’s name.' },
    value: reason,
    errorMessage: errorAt(errors, 'reason'),
    autocomplete: 'off',
  })
