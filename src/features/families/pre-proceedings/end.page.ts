import { nameFor } from '#rules/words/name-for.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { KeptFamily } from '#records/families/families.ts'
import type { endForm } from './end.form.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'

/** Asks for an ending that is nobody's decision: date and words only. (PP-12, P17, P18) */
export const endPage = (model: {
  readonly family: KeptFamily
  readonly versions: Html
  readonly mayIssue: boolean
  readonly asked: ReturnType<typeof endForm>
  readonly state: FormState
}) =>
  formPage({
    title: 'Record a death, a move or another ending',
    caption: `${model.family.name} family, ${model.family.reference}`,
    lede: html`For what nobody decides. After a death, a move to another authority, turning 18 or the end of a pregnancy
    the child is on no list any more: every clock, court date, reminder and invitation stops at once. Stepping out and
    initiating proceedings are decided at the
    ${nameFor('review.final')}${
      model.mayIssue
        ? html`, or
            <a class="govuk-link" href="/families/${model.family.id}/issue"
              >by the panel, ${nameFor('body.planning-meeting', 'a short')} or in an emergency</a
            >`
        : nothing
    }.`,
    place: 'tracker',
    back: backToFamily(model.family),
    state: model.state,
    fields: [model.versions, ...model.asked.controls(model.state)],
    save: 'Record it',
  })
