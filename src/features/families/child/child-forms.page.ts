import { input } from '#govuk/components/input.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { KeptChild } from '#records/families/children.ts'
import type { KeptFamily } from '#records/families/families.ts'
import type { TypedDate } from '#rules/calendar/typed-date.ts'
import type { TypedChild } from './child.form.ts'
import { type ChildChoices, childFields } from './child-fields.page.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'

type Around = { readonly typed: TypedChild; readonly choices: ChildChoices; readonly state: FormState }

const toChild = ({ id, name }: KeptChild) => ({ text: name, href: `/children/${id}` })

/** Changes what is written down of a child. */
export const childDetailsPage = ({ child, typed, choices, state }: Around & { readonly child: KeptChild }) =>
  formPage({
    title: 'Change details',
    caption: child.name,
    place: 'tracker',
    back: toChild(child),
    state,
    fields: childFields({ typed, errors: state.errors, choices }),
  })

/** Asks for another child of the family. */
export const addChildPage = ({ family, typed, choices, state }: Around & { readonly family: KeptFamily }) =>
  formPage({
    title: 'Add a child',
    caption: `${family.name} family, ${family.reference}`,
    lede: 'Pre-proceedings start with the panel’s decision: this only adds the child to the family.',
    place: 'tracker',
    back: backToFamily(family),
    state,
    fields: childFields({ typed, errors: state.errors, choices }),
    save: 'Add the child',
  })

/** Asks for the id under which the council's case system keeps a child. */
export const caseSystemIdPage = (model: {
  readonly child: KeptChild
  readonly caseSystem: string
  readonly typed: string
  readonly state: FormState
}) =>
  formPage({
    title: `Enter the ${model.caseSystem} id`,
    caption: model.child.name,
    lede: `It tells this child from every other, and lets a workbook update the record instead of doubling it.`,
    place: 'tracker',
    back: backToFamily({ id: model.child.familyId, name: model.child.familyName }),
    state: model.state,
    fields: [
      input({
        name: 'caseSystemId',
        label: { text: `${model.caseSystem} id`, classes: 'govuk-label--s' },
        hint: { text: 'For example, 300201' },
        classes: 'govuk-input--width-10',
        value: model.typed,
        errorMessage: errorAt(model.state.errors, 'caseSystemId'),
        spellcheck: false,
        autocomplete: 'off',
      }),
    ],
  })

export type TypedBirth = { readonly bornOn: TypedDate; readonly name: string; readonly twin: string }

/** Completes the record of a child who was not born yet. (FAM-03) */
export const birthPage = ({
  child,
  typed,
  state,
}: {
  readonly child: KeptChild
  readonly typed: TypedBirth
  readonly state: FormState
}) =>
  formPage({
    title: 'Record the birth',
    caption: child.name,
    lede: 'Pre-proceedings go on: the clock stays as it is, and the expected date is kept in the record.',
    place: 'tracker',
    back: toChild(child),
    state,
    fields: [
      dateField({ name: 'bornOn', legend: 'Date of birth', typed: typed.bornOn, errors: state.errors }),
      input({
        name: 'name',
        label: { text: 'Name', classes: 'govuk-label--s' },
        value: typed.name,
        errorMessage: errorAt(state.errors, 'name'),
        spellcheck: false,
        autocomplete: 'off',
      }),
      input({
        name: 'twin',
        label: { text: 'Name of a twin, if there are two', classes: 'govuk-label--s' },
        hint: { text: 'Is added as a child of the family with the same clock. Leave empty for one child.' },
        value: typed.twin,
        errorMessage: errorAt(state.errors, 'twin'),
        spellcheck: false,
        autocomplete: 'off',
      }),
    ],
    save: 'Record the birth',
  })
