import { radios } from '#govuk/components/radios.ts'
import { details } from '#govuk/components/details.ts'
import { html, type Html } from '#govuk/html.ts'
import { childrenChoice, type ChildOption } from '#parts/forms/child-choice.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { emptyDate } from '#rules/calendar/typed-date.ts'
import type { StartingBody } from '#rules/pre-proceedings/deciding-bodies.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'
import { ownDate, type TypedStart } from './start.form.ts'

type StartModel = {
  readonly family: KeptFamily
  readonly children: readonly ChildOption[]
  readonly bodies: readonly { readonly body: StartingBody; readonly name: string }[]
  readonly typed: TypedStart
  readonly state: FormState
}

/** Asks for a decision to start: for whom, by whom, on which day. (P1, P12) */
export const startPage = (model: StartModel) =>
  formPage({
    title: 'Start pre-proceedings',
    caption: `${model.family.name} family, ${model.family.reference}`,
    lede: 'Each child gets an own clock, from the day of the decision.',
    place: 'tracker',
    back: backToFamily(model.family),
    state: model.state,
    fields: [
      childrenChoice({
        name: 'children',
        legend: 'Which children was it decided for?',
        children: model.children,
        chosen: model.typed.children,
        errors: model.state.errors,
      }),
      dateField({
        name: 'decidedOn',
        legend: 'Date of the decision',
        hint: 'The day of the first meeting that decided, not the day it is entered. For example, 7 9 2026',
        typed: model.typed.decidedOn,
        errors: model.state.errors,
      }),
      radios({
        name: 'decidingBody',
        fieldset: { legend: { text: 'Who decided?', classes: 'govuk-fieldset__legend--s' } },
        errorMessage: errorAt(model.state.errors, 'decidingBody'),
        value: model.typed.decidingBody,
        items: model.bodies.map(({ body, name }) => ({ value: body, text: name })),
      }),
      model.children.length > 1 && ownDates(model),
    ],
    save: 'Start pre-proceedings',
  })

const ownDates = ({ children, typed, state }: StartModel): Html =>
  details({
    summaryText: 'A child was decided on another day',
    open: children.some(({ id }) => isFilled(typed, id) || state.errors[ownDate(id)] !== undefined),
    html: html`${children.map(({ id, name }) =>
      dateField({
        name: ownDate(id),
        legend: `Date of the decision for ${name}`,
        hint: 'Leave empty where it is the same day',
        typed: typed.own.get(id) ?? emptyDate,
        errors: state.errors,
      }),
    )}`,
  })

const isFilled = ({ own }: TypedStart, id: number): boolean => {
  const { day, month, year } = own.get(id) ?? emptyDate
  return `${day}${month}${year}` !== ''
}
