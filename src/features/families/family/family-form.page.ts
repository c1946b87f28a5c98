import { input } from '#govuk/components/input.ts'
import type { Html } from '#govuk/html.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { KeptFamily } from '#records/families/families.ts'
import type { TypedChild } from '#features/families/child/child.form.ts'
import { type ChildChoices, childFields } from '#features/families/child/child-fields.page.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'

const line = (
  state: FormState,
  name: string,
  field: { label: string; hint: string; value: string; classes?: string },
): Html =>
  input({
    name,
    label: { text: field.label, classes: 'govuk-label--s' },
    hint: { text: field.hint },
    classes: field.classes,
    value: field.value,
    errorMessage: errorAt(state.errors, name),
    spellcheck: false,
    autocomplete: 'off',
  })

/** Asks for a new family with its first child. */
export const addFamilyPage = (model: {
  readonly familyName: string
  readonly typed: TypedChild
  readonly choices: ChildChoices
  readonly state: FormState
}) =>
  formPage({
    title: 'Add a family',
    lede: 'A family is children planned for together. Start with one child; add sisters and brothers afterwards.',
    place: 'tracker',
    back: { text: 'Tracker', href: '/tracker' },
    state: model.state,
    fields: [
      line(model.state, 'familyName', {
        label: 'Family name',
        hint: 'What everybody calls the family. Check first that it isn’t here: search for any part of a name.',
        value: model.familyName,
      }),
      ...childFields({ typed: model.typed, errors: model.state.errors, choices: model.choices }),
    ],
    save: 'Add the family',
  })

export type TypedFamily = { readonly familyName: string; readonly reference: string }

/** Changes what a family is called and the reference that stands for it where no name may. (FAM-02) */
export const changeFamilyPage = (model: {
  readonly family: KeptFamily
  readonly typed: TypedFamily
  readonly state: FormState
}) =>
  formPage({
    title: 'Change the family’s name or reference',
    caption: `${model.family.name} family, ${model.family.reference}`,
    lede: 'The children keep their own names. What was published or filed before stays as it was.',
    place: 'tracker',
    back: backToFamily(model.family),
    state: model.state,
    fields: [
      line(model.state, 'familyName', {
        label: 'Family name',
        hint: 'What everybody calls the family.',
        value: model.typed.familyName,
      }),
      line(model.state, 'reference', {
        label: 'Reference',
        hint: 'Stands for the family in messages, which name no child. Letters and a number, for example NB-2041.',
        value: model.typed.reference,
        classes: 'govuk-input--width-10',
      }),
    ],
  })
