import { checkboxes } from '#govuk/components/checkboxes.ts'
import { input } from '#govuk/components/input.ts'
import { radios } from '#govuk/components/radios.ts'
import { select } from '#govuk/components/select.ts'
import { html, type Html } from '#govuk/html.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { errorAt, type FieldErrors } from '#parts/forms/form-errors.ts'
import { personChoice } from '#parts/forms/person-choice.ts'
import { yesNoChoice } from '#parts/forms/yes-no-choice.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import { permanencePlans } from '#rules/people/permanence-plans.ts'
import type { textFields, TypedChild } from './child.form.ts'

/** Whom a child can be given to. */
export type ChildChoices = {
  readonly teams: readonly { readonly id: number; readonly name: string }[]
  readonly workers: PeopleToChoose
  readonly solicitors: PeopleToChoose
  /** What the council's case system is called. */
  readonly caseSystem: string
}

type Fields = { readonly typed: TypedChild; readonly errors: FieldErrors; readonly choices: ChildChoices }

/** Everything that is asked about a child, the most needed first. (FAM-01, FAM-03, FAM-07) */
export const childFields = (fields: Fields): readonly Html[] => [
  line(fields, 'name', 'Name of the child'),
  birth(fields),
  line(fields, 'caseSystemId', `${fields.choices.caseSystem} id`, 'Asked for until it is given. For example, 300201'),
  statuses(fields),
  line(fields, 'legalStatus', 'Legal status'),
  heading('Who works with the child'),
  ...people(fields),
  heading('Plan'),
  planChoice(fields, 'plan', 'Plan for where the child grows up'),
  planChoice(fields, 'parallelPlan', 'Parallel plan'),
  heading('About the child'),
  line(fields, 'ethnicity', 'Ethnicity'),
  line(fields, 'disability', 'Disability'),
  line(fields, 'language', 'Language'),
  yesNoChoice({
    name: 'interpreter',
    label: 'Interpreter needed',
    value: fields.typed.interpreter,
    errors: fields.errors,
  }),
]

const heading = (text: string): Html => html`<h2 class="govuk-heading-m">${text}</h2>`

const line = ({ typed, errors }: Fields, name: (typeof textFields)[number], text: string, hint?: string): Html =>
  input({
    name,
    label: { text, classes: 'govuk-label--s' },
    hint: hint === undefined ? undefined : { text: hint },
    value: typed[name],
    errorMessage: errorAt(errors, name),
    spellcheck: false,
    autocomplete: 'off',
  })

const birth = ({ typed, errors }: Fields): Html =>
  radios({
    name: 'birth',
    fieldset: { legend: { text: 'Is the child born?', classes: 'govuk-fieldset__legend--s' } },
    errorMessage: errorAt(errors, 'birth'),
    value: typed.birth,
    items: [
      {
        value: 'born',
        text: 'Yes',
        conditional: {
          html: dateField({ name: 'bornOn', legend: 'Date of birth', typed: typed.bornOn, errors }),
        },
      },
      {
        value: 'unborn',
        text: 'Not yet',
        conditional: {
          html: dateField({
            name: 'expectedDeliveryOn',
            legend: 'Expected date of birth',
            typed: typed.expectedDeliveryOn,
            errors,
          }),
        },
      },
    ],
  })

const statuses = ({ typed }: Fields): Html =>
  checkboxes({
    name: 'statuses',
    values: [...typed.statuses],
    fieldset: { legend: { text: 'What the child has now', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'Tick all that apply' },
    items: [
      { value: 'child-in-need', text: 'Child in need plan' },
      { value: 'child-protection', text: 'Child protection plan' },
      { value: 'looked-after', text: 'Looked after' },
    ],
  })

const people = (fields: Fields): readonly Html[] => {
  const { typed, errors, choices } = fields
  return [
    select({
      name: 'teamId',
      label: { text: 'Team', classes: 'govuk-label--s' },
      errorMessage: errorAt(errors, 'teamId'),
      value: typed.teamId,
      items: [
        { value: '', text: 'No team yet' },
        ...choices.teams.map(({ id, name }) => ({ value: String(id), text: name })),
      ],
    }),
    personChoice({
      name: 'socialWorkerId',
      label: 'Social worker',
      people: choices.workers,
      nobody: 'Not allocated',
      value: typed.socialWorkerId,
      errors,
    }),
    personChoice({
      name: 'solicitorId',
      label: 'Solicitor with conduct',
      people: choices.solicitors,
      nobody: 'Not named',
      value: typed.solicitorId,
      errors,
    }),
    line(fields, 'reviewingOfficer', 'Reviewing officer (IRO)'),
    line(fields, 'guardian', 'Guardian in court'),
  ]
}

/** What was written otherwise, in an imported record, stays to choose. */
function planChoice({ typed, errors }: Fields, name: 'plan' | 'parallelPlan', text: string): Html {
  const known: readonly string[] = permanencePlans
  const others = typed[name] === '' || known.includes(typed[name]) ? [] : [typed[name]]
  return select({
    name,
    label: { text, classes: 'govuk-label--s' },
    errorMessage: errorAt(errors, name),
    value: typed[name],
    items: [
      { value: '', text: 'Not agreed yet' },
      ...[...known, ...others].map((plan) => ({ value: plan, text: plan })),
    ],
  })
}
