import { input } from '#govuk/components/input.ts'
import { select } from '#govuk/components/select.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html, type Html } from '#govuk/html.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { KeptHearing } from '#records/court/hearings.ts'
import type { KeptProceedings } from '#records/court/proceedings.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { hearingNames } from '#rules/court/hearing-names.ts'
import { aboutChild, captionOfCase, delayReasonChoice } from '#features/court/case/case-fields.page.ts'
import type { TypedFiling } from './filing.form.ts'

type FilingForm = {
  readonly proceedings: KeptProceedings
  readonly hearings: readonly KeptHearing[]
  readonly isNew: boolean
  readonly typed: TypedFiling
  readonly state: FormState
}

/** Records a document due at court: when, what may delay it and what is planned, and when it was filed. (CT-04) */
export const filingFormPage = (model: FilingForm) => {
  const { proceedings, isNew, typed, state } = model
  return formPage({
    title: isNew ? 'Add a filing duty' : 'Change the filing duty',
    caption: captionOfCase(proceedings),
    place: 'court',
    back: { text: 'The proceedings', href: `/proceedings/${proceedings.id}#filings` },
    state,
    fields: [
      input({
        name: 'what',
        label: { text: 'Which document is due?', classes: 'govuk-label--s' },
        hint: { text: 'For example, final evidence or parenting assessment.' },
        errorMessage: errorAt(state.errors, 'what'),
        value: typed.what,
      }),
      aboutChild(proceedings, typed.childId, state.errors),
      dateField({ name: 'dueOn', legend: 'Due at court', typed: typed.dueOn, errors: state.errors }),
      hangsOn(model),
      delay(model),
      dateField({ name: 'filedOn', legend: 'When it was filed', typed: typed.filedOn, errors: state.errors }),
    ],
    save: isNew ? 'Add the filing duty' : 'Save',
  })
}

const hangsOn = ({ hearings, typed, state }: FilingForm): Html | false =>
  hearings.length > 0 &&
  select({
    name: 'hearingId',
    label: { text: 'Does the date hang on a hearing?', classes: 'govuk-label--s' },
    hint: { text: 'When that hearing moves, this date moves by as many days.' },
    errorMessage: errorAt(state.errors, 'hearingId'),
    value: typed.hearingId,
    items: [
      { value: '', text: 'No' },
      ...hearings.map((hearing) => ({
        value: String(hearing.id),
        text: `${hearingNames[hearing.kind]}, ${sayDate(hearing.heldOn)}`,
      })),
    ],
  })

function delay({ typed, state }: FilingForm): Html {
  return html`<h2 class="govuk-heading-m">If it may be late</h2>
    ${textarea({
      name: 'potentialDelay',
      label: { text: 'What may delay it, and by how much?', classes: 'govuk-label--s' },
      value: typed.potentialDelay,
      rows: 2,
    })}
    ${delayReasonChoice({ name: 'delayCode', value: typed.delayCode, errors: state.errors })}
    ${textarea({ name: 'plan', label: { text: 'What is the plan?', classes: 'govuk-label--s' }, value: typed.plan, rows: 2 })}`
}
