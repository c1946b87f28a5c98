import { fieldset } from '#govuk/components/fieldset.ts'
import { input } from '#govuk/components/input.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html, type Html } from '#govuk/html.ts'
import type { ChildOption } from '#parts/forms/child-choice.ts'
import { errorAt, type FieldErrors } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import { yesNoChoice } from '#parts/forms/yes-no-choice.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { noRelation, relationField, type TypedAdult } from './adult.form.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'

/** Asks who an adult is, and what they are to each child: half-siblings differ. (FAM-04) */
export const adultPage = (model: {
  readonly title: string
  readonly family: KeptFamily
  readonly children: readonly ChildOption[]
  readonly typed: TypedAdult
  readonly state: FormState
}) =>
  formPage({
    title: model.title,
    caption: `${model.family.name} family, ${model.family.reference}`,
    place: 'tracker',
    back: backToFamily(model.family),
    state: model.state,
    fields: [
      input({
        name: 'name',
        label: { text: 'Full name', classes: 'govuk-label--s' },
        value: model.typed.name,
        errorMessage: errorAt(model.state.errors, 'name'),
        spellcheck: false,
        autocomplete: 'off',
      }),
      ...model.children.map((child) => relation(child, model.typed, model.state.errors)),
      textarea({
        name: 'notes',
        label: { text: 'Notes', classes: 'govuk-label--s' },
        hint: { text: 'Part in the plan for the children, for example as a carer in the family who was considered' },
        rows: 3,
        value: model.typed.notes,
      }),
    ],
  })

function relation({ id, name }: ChildOption, typed: TypedAdult, errors: FieldErrors): Html {
  const { relationship, responsibility, represented } = typed.of.get(id) ?? noRelation
  const field = relationField('relationship', id)
  return fieldset({
    legend: { text: `To ${name}`, classes: 'govuk-fieldset__legend--m' },
    html: html`${input({
      name: field,
      label: { text: `What the person is to ${name}`, classes: 'govuk-label--s' },
      hint: { text: 'For example mother, father, grandmother. Leave empty if nothing.' },
      classes: 'govuk-input--width-20',
      value: relationship,
      errorMessage: errorAt(errors, field),
      autocomplete: 'off',
    })}
    ${yesNoChoice({
      name: relationField('responsibility', id),
      label: `Has parental responsibility for ${name}`,
      value: responsibility,
      errors,
    })}
    ${yesNoChoice({
      name: relationField('represented', id),
      label: `Is legally represented in what concerns ${name}`,
      value: represented,
      errors,
    })}`,
  })
}
