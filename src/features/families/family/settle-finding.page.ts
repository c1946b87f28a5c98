import { insetText } from '#govuk/components/inset-text.ts'
import { html } from '#govuk/html.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { words } from '#parts/forms/fields/text-fields.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { KeptFamily } from '#records/families/families.ts'
import type { KeptFinding } from '#records/import/import-findings.ts'
import { placeInWorkbook } from './findings.page.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'

/** How something that an import found is settled. */
export const settleForm = form({
  words: needed(
    words({
      label: 'How it is settled',
      hint: 'For example: “Letter was sent on 27 February, now recorded”, or “It happened so”',
    }),
    'Write how it is settled',
  ),
})

/** Asks how something the import found is settled; the record itself is corrected in its own form. */
export const settleFindingPage = (model: {
  readonly family: KeptFamily
  readonly finding: KeptFinding
  readonly about: string
  readonly state: FormState
}) =>
  formPage({
    title: 'Settle what the workbook said',
    caption: model.about,
    place: 'tracker',
    back: backToFamily(model.family),
    state: model.state,
    fields: [
      insetText({
        html: html`${model.finding.sentence} ${model.finding.whatToDo}
        ${secondLine(html`${placeInWorkbook(model.finding)} said “${model.finding.said}”.`)}`,
      }),
      ...settleForm.controls(model.state),
    ],
    save: 'It is settled',
  })
