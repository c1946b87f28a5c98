import { fileUpload } from '#govuk/components/file-upload.ts'
import { input } from '#govuk/components/input.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html } from '#govuk/html.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import type { CalendarDayKind } from '#records/calendar/calendar-days.ts'
import type { TypedDate } from '#rules/calendar/typed-date.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'
import { dayKinds } from './day-kinds.ts'

export const backToCalendar = { text: 'Calendar', href: '/settings/calendar' }

export type TypedDay = { readonly on: TypedDate; readonly title: string }

/** Asks for a bank holiday or closure day; what it would move is shown before it is saved. */
export const addDayPage = (kind: CalendarDayKind, typed: TypedDay, state: FormState) =>
  settingsForm({
    title: dayKinds[kind].add,
    lede: dayKinds[kind].rule,
    back: backToCalendar,
    state,
    fields: [
      dateField({ name: 'on', legend: 'Day', typed: typed.on, errors: state.errors }),
      input({
        name: 'title',
        label: { text: 'What it is', classes: 'govuk-label--s' },
        hint: { text: dayKinds[kind].nameHint },
        value: typed.title,
        errorMessage: errorAt(state.errors, 'title'),
        autocomplete: 'off',
      }),
    ],
    save: 'See what it moves',
  })

/** Asks for the government’s bank-holidays file, chosen or pasted. */
export const importHolidaysPage = (pasted: string, state: FormState) =>
  settingsForm({
    title: 'Bring the published bank holidays',
    lede: html`Take the file at <code>www.gov.uk/bank-holidays.json</code>. Days in it are added and renamed; none is
      removed. What moves is shown before anything is saved.`,
    back: backToCalendar,
    state,
    withFile: true,
    fields: [
      fileUpload({
        id: 'file',
        name: 'file',
        label: { text: 'Choose the file', classes: 'govuk-label--s' },
        errorMessage: errorAt(state.errors, 'file'),
      }),
      textarea({
        id: 'json',
        name: 'json',
        label: { text: 'Or paste its text', classes: 'govuk-label--s' },
        rows: '6',
        value: pasted,
        spellcheck: false,
        errorMessage: errorAt(state.errors, 'json'),
      }),
    ],
    save: 'See what it moves',
  })
