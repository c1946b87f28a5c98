import { insetText } from '#govuk/components/inset-text.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html } from '#govuk/html.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { KeptFamily } from '#records/families/families.ts'
import type { KeptFinding } from '#records/import/import-findings.ts'
import { placeInWorkbook } from './findings.page.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'

/** Asks how something the import found is settled; the record itself is corrected in its own form. */
export const settleFindingPage = (model: {
  readonly family: KeptFamily
  readonly finding: KeptFinding
  readonly about: string
  readonly typed: string
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
      textarea({
        name: 'words',
        label: { text: 'How it is settled', classes: 'govuk-label--s' },
        hint: { text: 'For example: “Letter was sent on 27 February, now recorded”, or “It happened so”' },
        rows: 3,
        value: model.typed,
        errorMessage: errorAt(model.state.errors, 'words'),
      }),
    ],
    save: 'It is settled',
  })
