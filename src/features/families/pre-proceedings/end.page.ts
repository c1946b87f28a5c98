import { radios } from '#govuk/components/radios.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import { childrenChoice, type ChildOption } from '#parts/forms/child-choice.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { endingNames } from '#rules/pre-proceedings/clock-words.ts'
import { otherEndings, type TypedEnd } from './end.form.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'

/** Asks for an ending that is nobody's decision: date and words only. (PP-12, P17) */
export const endPage = (model: {
  readonly family: KeptFamily
  readonly children: readonly ChildOption[]
  readonly versions: Html
  readonly mayIssue: boolean
  readonly typed: TypedEnd
  readonly state: FormState
}) =>
  formPage({
    title: 'End pre-proceedings',
    caption: `${model.family.name} family, ${model.family.reference}`,
    lede: html`For an ending that nobody decides. Every clock, reminder and invitation stops at once. Stepping out and
    initiating proceedings are decided at the final
    review${
      model.mayIssue
        ? html`, or
            <a class="govuk-link" href="/families/${model.family.id}/issue"
              >by the panel, a planning meeting or in an emergency</a
            >`
        : nothing
    }.`,
    place: 'tracker',
    back: backToFamily(model.family),
    state: model.state,
    fields: [
      model.versions,
      childrenChoice({
        name: 'children',
        legend: 'Which children is this for?',
        children: model.children,
        chosen: model.typed.children,
        errors: model.state.errors,
      }),
      radios({
        name: 'ending',
        fieldset: { legend: { text: 'What happened?', classes: 'govuk-fieldset__legend--s' } },
        errorMessage: errorAt(model.state.errors, 'ending'),
        value: model.typed.ending,
        items: otherEndings.map((ending) => ({ value: ending, text: withCapital(endingNames[ending]) })),
      }),
      dateField({ name: 'endedOn', legend: 'When?', typed: model.typed.endedOn, errors: model.state.errors }),
      textarea({
        name: 'words',
        label: { text: 'In a sentence', classes: 'govuk-label--s' },
        hint: { text: 'This is all that the record will say. Nobody is asked for anything more.' },
        rows: 3,
        value: model.typed.words,
        errorMessage: errorAt(model.state.errors, 'words'),
      }),
    ],
    save: 'End pre-proceedings',
  })

const withCapital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
