import { input } from '#govuk/components/input.ts'
import { select } from '#govuk/components/select.ts'
import { textarea } from '#govuk/components/textarea.ts'
import type { Html } from '#govuk/html.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { KeptProceedings } from '#records/court/proceedings.ts'
import { hearingKinds, hearingNames } from '#rules/court/hearing-names.ts'
import { hearingStatuses, hearingStatusWords } from '#rules/court/hearing-status.ts'
import { aboutChild, captionOfCase, delayReasonChoice } from '#features/court/case/case-fields.page.ts'
import type { TypedHearing } from './hearing.form.ts'

type HearingForm = {
  readonly proceedings: KeptProceedings
  /** Null for a new hearing. */
  readonly hearingId: number | null
  readonly typed: TypedHearing
  readonly state: FormState
  /** What follows from the date, beside the form. */
  readonly aside: Html
}

/** Lists a hearing or changes it; every change is kept old → new. (CT-03) */
export const hearingFormPage = ({ proceedings, hearingId, typed, state, aside }: HearingForm) =>
  formPage({
    title: hearingId === null ? 'Add a hearing' : 'Change the hearing',
    caption: captionOfCase(proceedings),
    place: 'court',
    back:
      hearingId === null
        ? { text: 'The proceedings', href: `/proceedings/${proceedings.id}` }
        : { text: 'The hearing', href: `/hearings/${hearingId}` },
    state,
    aside,
    fields: [
      select({
        name: 'kind',
        label: { text: 'Kind of hearing', classes: 'govuk-label--s' },
        errorMessage: errorAt(state.errors, 'kind'),
        value: typed.kind,
        items: [
          { value: '', text: 'Choose a kind' },
          ...hearingKinds.map((value) => ({ value, text: hearingNames[value] })),
        ],
      }),
      aboutChild(proceedings, typed.childId, state.errors),
      dateField({ name: 'heldOn', legend: 'Date', typed: typed.heldOn, errors: state.errors }),
      input({
        name: 'startsAt',
        label: { text: 'Time', classes: 'govuk-label--s' },
        hint: { text: 'For example, 10:30. Leave empty while it isn’t known.' },
        errorMessage: errorAt(state.errors, 'startsAt'),
        value: typed.startsAt,
        classes: 'govuk-input--width-5',
      }),
      input({ name: 'court', label: { text: 'Court', classes: 'govuk-label--s' }, value: typed.court }),
      textarea({
        name: 'attendancePlan',
        label: { text: 'Attendance plan', classes: 'govuk-label--s' },
        hint: { text: 'Who attends, in person or by video. The tracking meeting reads this and every change to it.' },
        value: typed.attendancePlan,
        rows: 3,
      }),
      select({
        name: 'status',
        label: { text: 'Where it stands', classes: 'govuk-label--s' },
        errorMessage: errorAt(state.errors, 'status'),
        value: typed.status,
        items: hearingStatuses.map((value) => ({ value, text: hearingStatusWords[value] })),
      }),
      delayReasonChoice({
        name: 'reasonCode',
        hint: 'When it is adjourned, or not where the court’s timetable expects it.',
        value: typed.reasonCode,
        errors: state.errors,
      }),
    ],
    save: hearingId === null ? 'Add the hearing' : 'Save',
  })
