import { fieldset } from '#govuk/components/fieldset.ts'
import { html } from '#govuk/html.ts'
import type { ChildOption } from '#parts/forms/fields/record-fields.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { adultForm } from './adult.form.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'

/** Asks who an adult is, and what they are to each child: half-siblings differ. (FAM-04) */
export function adultPage(title: string, family: KeptFamily, children: readonly ChildOption[], state: FormState) {
  const { whole, each } = adultForm(children)
  return formPage({
    title,
    caption: `${family.name} family, ${family.reference}`,
    place: 'tracker',
    back: backToFamily(family),
    state,
    fields: [
      ...whole.controls(state, ['name']),
      ...children.map(({ id, name }) =>
        fieldset({
          legend: { text: `To ${name}`, classes: 'govuk-fieldset__legend--m' },
          html: html`${each.get(id)?.controls(state)}`,
        }),
      ),
      ...whole.controls(state, ['notes']),
    ],
  })
}
