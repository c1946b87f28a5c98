import { fieldset } from '#govuk/components/fieldset.ts'
import { html } from '#govuk/html.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { KeptFamily } from '#records/families/families.ts'
import type { KeptProceedings } from '#records/court/proceedings.ts'
import { offeredFor, type proceedingsForm } from './proceedings.form.ts'

type ProceedingsForm = {
  /** Null for new proceedings. */
  readonly kept: KeptProceedings | null
  readonly family: KeptFamily
  readonly asked: ReturnType<typeof proceedingsForm>
  readonly state: FormState
}

/** Records care proceedings: the case, and for each child what is asked of the court. (CT-08) */
export const proceedingsFormPage = ({ kept, family, asked, state }: ProceedingsForm) =>
  formPage({
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
      ...offeredFor(family.children, kept).map(({ id, name }) =>
        fieldset({
          legend: { text: name, classes: 'govuk-fieldset__legend--s' },
          html: html`${asked.each.get(id)?.controls(state)}`,
        }),
      ),
      ...asked.whole.controls(state),
    ],
    save: kept === null ? 'Record the proceedings' : 'Save',
  })
