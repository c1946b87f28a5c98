import { radios } from '#govuk/components/radios.ts'
import { select } from '#govuk/components/select.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html, type Html } from '#govuk/html.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import { personChoice } from '#parts/forms/person-choice.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import { privateReportWords } from '#rules/court/private-reports.ts'
import type { TypedPrivate } from './private.form.ts'

type PrivateForm = {
  readonly family: { readonly id: number; readonly name: string; readonly reference: string }
  /** Null for something new, which asks for the child. */
  readonly work: { readonly id: number; readonly childName: string } | null
  readonly children: readonly { readonly id: number; readonly name: string }[]
  readonly people: PeopleToChoose
  readonly typed: TypedPrivate
  readonly state: FormState
}

/** Records the authority's task in a private case: the report, its date, the hearing it serves, who works on it. (CT-06) */
export const privateFormPage = (model: PrivateForm) => {
  const { family, work, typed, state, people } = model
  return formPage({
    title: work === null ? 'Record private proceedings' : 'Change the private proceedings',
    caption: [work?.childName, `${family.name} family, ${family.reference}`].filter((part) => part).join(' · '),
    place: 'court',
    back:
      work === null
        ? { text: `${family.name} family`, href: `/families/${family.id}` }
        : { text: 'The private proceedings', href: `/private-proceedings/${work.id}` },
    state,
    fields: [
      work === null && childChoice(model),
      radios({
        name: 'report',
        fieldset: { legend: { text: 'What did the court ask for?', classes: 'govuk-fieldset__legend--s' } },
        errorMessage: errorAt(state.errors, 'report'),
        value: typed.report,
        items: Object.entries(privateReportWords).map(([value, text]) => ({ value, text })),
      }),
      ...dates(model),
      personChoice({
        name: 'workerId',
        label: 'Who works on it?',
        people,
        nobody: 'Nobody yet',
        value: typed.workerId,
        errors: state.errors,
      }),
      risk(model),
      textarea({ name: 'notes', label: { text: 'Notes', classes: 'govuk-label--s' }, value: typed.notes, rows: 3 }),
      work !== null &&
        dateField({ name: 'endedOn', legend: 'When the work ended', typed: typed.endedOn, errors: state.errors }),
    ],
    save: work === null ? 'Record it' : 'Save',
  })
}

const childChoice = ({ children, typed, state }: PrivateForm): Html =>
  select({
    name: 'child',
    label: { text: 'Which child?', classes: 'govuk-label--s' },
    hint: { text: 'Each child has an entry of their own.' },
    errorMessage: errorAt(state.errors, 'child'),
    value: typed.child,
    items: [
      ...(children.length > 1 ? [{ value: '', text: 'Choose a child' }] : []),
      ...children.map(({ id, name }) => ({ value: String(id), text: name })),
    ],
  })

const dates = ({ typed, state: { errors } }: PrivateForm): readonly Html[] => [
  dateField({ name: 'orderedOn', legend: 'Date of the order', typed: typed.orderedOn, errors }),
  dateField({
    name: 'reportDueOn',
    legend: 'Date the court gave for the report',
    hint: 'Leave empty for a section 37 report without one: it is then due 8 weeks from the order.',
    typed: typed.reportDueOn,
    errors,
  }),
  dateField({ name: 'nextHearingOn', legend: 'Next hearing', typed: typed.nextHearingOn, errors }),
  dateField({ name: 'filedOn', legend: 'When the report was filed', typed: typed.filedOn, errors }),
]

const risk = ({ typed, state }: PrivateForm): Html =>
  html`${radios({
    name: 'riskOfPublic',
    fieldset: { legend: { text: 'Is there a risk of public proceedings?', classes: 'govuk-fieldset__legend--s' } },
    errorMessage: errorAt(state.errors, 'riskOfPublic'),
    value: typed.riskOfPublic,
    classes: 'govuk-radios--inline',
    items: [
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No' },
    ],
  })}`
