import { checkboxes } from '#govuk/components/checkboxes.ts'
import { fieldset } from '#govuk/components/fieldset.ts'
import { input } from '#govuk/components/input.ts'
import { select } from '#govuk/components/select.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html, type Html } from '#govuk/html.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { KeptChild } from '#records/families/children.ts'
import type { KeptProceedings } from '#records/court/proceedings.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { carePlanWords, ordersAppliedFor, withoutPreProceedingsWords } from '#rules/court/care-plans.ts'
import { noMatter, type TypedProceedings } from './proceedings.form.ts'

type ProceedingsForm = {
  /** Null for new proceedings. */
  readonly kept: KeptProceedings | null
  readonly family: {
    readonly id: number
    readonly name: string
    readonly reference: string
    readonly children: readonly KeptChild[]
  }
  readonly typed: TypedProceedings
  readonly state: FormState
}

/** Records care proceedings: the case, and for each child what is asked of the court. (CT-08) */
export const proceedingsFormPage = (model: ProceedingsForm) => {
  const { kept, family, state } = model
  return formPage({
    title: kept === null ? 'Record care proceedings' : 'Change the proceedings',
    caption: `${family.name} family, ${family.reference}`,
    place: 'court',
    back:
      kept === null
        ? { text: `${family.name} family`, href: `/families/${family.id}` }
        : { text: 'The proceedings', href: `/proceedings/${kept.id}` },
    state,
    fields: [
      html`<h2 class="govuk-heading-m">The children</h2>`,
      ...family.children.map((child) => childFields(child, model)),
      html`<h2 class="govuk-heading-m">The case</h2>`,
      ...caseFields(model),
      kept !== null && endFields(model),
    ],
    save: kept === null ? 'Record the proceedings' : 'Save',
  })
}

function childFields(child: KeptChild, model: ProceedingsForm): Html {
  const { typed, state } = model
  const matter = typed.matters.get(child.id) ?? noMatter
  return fieldset({
    legend: { text: child.name, classes: 'govuk-fieldset__legend--s' },
    html: html`${checkboxes({
      name: `in-${child.id}`,
      values: matter.isIn ? ['yes'] : [],
      errorMessage: errorAt(state.errors, `in-${child.id}`),
      items: [
        {
          value: 'yes',
          text: 'Part of these proceedings',
          ...(child.unborn ? { hint: { text: unbornHint(child) } } : {}),
        },
      ],
    })}
    ${!child.unborn && matterFields(child, model)}`,
  })
}

/** What is asked of the court for one child; nothing is asked for a child not yet born (FAM-03). */
function matterFields(child: KeptChild, { typed, state, kept }: ProceedingsForm): Html {
  const matter = typed.matters.get(child.id) ?? noMatter
  const orders = [...new Set([...ordersAppliedFor, matter.application])].filter((order) => order !== '')
  return html`${select({
    name: `application-${child.id}`,
    label: { text: 'Order applied for', classes: 'govuk-label--s' },
    value: matter.application,
    items: [{ value: '', text: 'Not known yet' }, ...orders.map((order) => ({ value: order, text: order }))],
  })}
  ${select({
    name: `carePlan-${child.id}`,
    label: { text: 'Care plan', classes: 'govuk-label--s' },
    errorMessage: errorAt(state.errors, `carePlan-${child.id}`),
    value: matter.carePlan,
    items: [
      { value: '', text: 'Not known yet' },
      ...Object.entries(carePlanWords).map(([code, words]) => ({ value: code, text: `${code} ${words}` })),
    ],
  })}
  ${
    kept !== null &&
    input({
      name: `finalOrder-${child.id}`,
      label: { text: 'Final order', classes: 'govuk-label--s' },
      value: matter.finalOrder,
    })
  }`
}

const unbornHint = ({ expectedDeliveryOn }: KeptChild): string =>
  `Not born yet${expectedDeliveryOn === null ? '' : `, expected ${sayDate(expectedDeliveryOn)}`}. No application can be made before the birth.`

const caseFields = ({ typed, state }: ProceedingsForm): readonly Html[] => [
  input({
    name: 'courtNumber',
    label: { text: 'Court number', classes: 'govuk-label--s' },
    hint: { text: 'As the court writes it, for example NB26C59981. Leave empty until it is issued.' },
    errorMessage: errorAt(state.errors, 'courtNumber'),
    value: typed.courtNumber,
    classes: 'govuk-input--width-20',
    spellcheck: false,
    autocomplete: 'off',
  }),
  input({ name: 'court', label: { text: 'Court', classes: 'govuk-label--s' }, value: typed.court }),
  input({ name: 'judge', label: { text: 'Judge', classes: 'govuk-label--s' }, value: typed.judge }),
  dateField({
    name: 'issuedOn',
    legend: 'Day of issue',
    hint: 'Day 1: the court timetable and the 26 weeks count from it.',
    typed: typed.issuedOn,
    errors: state.errors,
  }),
  select({
    name: 'withoutPreProceedingsReason',
    label: { text: 'If there was no pre-proceedings, why?', classes: 'govuk-label--s' },
    value: typed.withoutPreProceedingsReason,
    items: [
      { value: '', text: 'There was pre-proceedings, or it isn’t known' },
      ...Object.entries(withoutPreProceedingsWords).map(([code, words]) => ({ value: code, text: `${code} ${words}` })),
    ],
  }),
]

const endFields = ({ typed, state }: ProceedingsForm): Html =>
  html`<h2 class="govuk-heading-m">When they have ended</h2>
    ${dateField({ name: 'endedOn', legend: 'Day they ended', typed: typed.endedOn, errors: state.errors })}
    ${textarea({ name: 'endedWords', label: { text: 'How they ended', classes: 'govuk-label--s' }, value: typed.endedWords, rows: 2 })}`
