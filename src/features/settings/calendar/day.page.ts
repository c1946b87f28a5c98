import { fileUpload } from '#govuk/components/file-upload.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html } from '#govuk/html.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { date, name } from '#parts/forms/fields/text-fields.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import type { CalendarDayKind } from '#records/calendar/calendar-days.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'
import { dayKinds } from './day-kinds.ts'

export const backToCalendar = { text: 'Calendar', href: '/settings/calendar' }

/** A day with what it is. */
export const dayForm = (kind: CalendarDayKind) =>
  form({
    on: needed(date({ label: 'Day' }), 'Enter the day'),
    title: name({ label: 'What it is', hint: dayKinds[kind].nameHint, needed: 'Enter what the day is' }),
  })

/** Asks for a bank holiday or closure day; what it would move is shown before it is saved. */
export const addDayPage = (kind: CalendarDayKind, state: FormState) =>
  settingsForm({
    title: dayKinds[kind].add,
    lede: dayKinds[kind].rule,
    back: backToCalendar,
    state,
    fields: dayForm(kind).controls(state),
    save: 'See what it moves',
  })

/** The two ways to bring it, as the form calls them. */
export const holidaysFile = { label: 'Choose the file', called: 'File' }
export const holidaysText = { label: 'Or paste its text', called: 'Text' }

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
        label: { text: holidaysFile.label, classes: 'govuk-label--s' },
        errorMessage: errorAt(state.errors, 'file'),
      }),
      textarea({
        id: 'json',
        name: 'json',
        label: { text: holidaysText.label, classes: 'govuk-label--s' },
        rows: '6',
        value: pasted,
        spellcheck: false,
        errorMessage: errorAt(state.errors, 'json'),
      }),
    ],
    save: 'See what it moves',
  })
