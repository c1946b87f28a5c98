import { nameFor } from '#rules/words/name-for.ts'
import { details } from '#govuk/components/details.ts'
import { html, type Html } from '#govuk/html.ts'
import type { ChildOption } from '#parts/forms/fields/record-fields.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'
import { ownDate, type startForm } from './start.form.ts'

type StartModel = {
  readonly family: KeptFamily
  readonly children: readonly ChildOption[]
  readonly asked: ReturnType<typeof startForm>
  readonly state: FormState
}

/** Asks for a decision to start: for whom, by whom, on which day. (P1, P12) */
export const startPage = (model: StartModel) =>
  formPage({
    title: `Start ${nameFor('stage.pre-proceedings')}`,
    caption: `${model.family.name} family, ${model.family.reference}`,
    lede: 'Each child gets an own clock, from the day of the decision.',
    place: 'tracker',
    back: backToFamily(model.family),
    state: model.state,
    fields: [...model.asked.whole.controls(model.state), model.children.length > 1 && ownDates(model)],
    save: `Start ${nameFor('stage.pre-proceedings')}`,
  })

const ownDates = ({ children, asked, state }: StartModel): Html =>
  details({
    summaryText: 'A child was decided on another day',
    open: children
      .map(({ id }) => ownDate(id))
      .some((name) => (state.typed[name] ?? []).length > 0 || name in state.errors),
    html: html`${children.map(({ id }) => asked.each.get(id)?.controls(state))}`,
  })
