import { radios } from '#govuk/components/radios.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { KeptChild } from '#records/families/children.ts'
import type { TypedDate } from '#rules/calendar/typed-date.ts'
import type { Labels } from '#rules/words/labels.ts'
import { startingBodies } from '#rules/pre-proceedings/deciding-bodies.ts'
import { backFromChild } from '#features/families/kept/kept-by-visitor.ts'

export type TypedDecision = { readonly decidedOn: TypedDate; readonly decidingBody: string; readonly reason: string }

/** A decision in words, to set beside somebody else's. */
export function decisionWords(on: string, body: string, labels: Labels) {
  const known = startingBodies.find((each) => each === body)
  return { 'Date of the decision': on, 'Who decided': known === undefined ? body : labels(`body.${known}`) }
}

/** Asks for the decision to start as it really was. */
export const correctDecisionPage = (model: {
  readonly child: KeptChild
  readonly labels: Labels
  readonly typed: TypedDecision
  readonly state: FormState
}) =>
  formPage({
    title: 'Correct the decision to start',
    caption: model.child.name,
    lede: 'Only where it was written down wrongly. Every date of the clock that counts from it moves with it; what was held stays where it was.',
    place: 'tracker',
    back: backFromChild(model.child),
    state: model.state,
    fields: [
      dateField({
        name: 'decidedOn',
        legend: 'Date of the decision',
        typed: model.typed.decidedOn,
        errors: model.state.errors,
      }),
      radios({
        name: 'decidingBody',
        fieldset: { legend: { text: 'Who decided?', classes: 'govuk-fieldset__legend--s' } },
        errorMessage: errorAt(model.state.errors, 'decidingBody'),
        value: model.typed.decidingBody,
        items: startingBodies.map((body) => ({ value: body, text: model.labels(`body.${body}`) })),
      }),
      textarea({
        name: 'reason',
        label: { text: 'Why it is corrected', classes: 'govuk-label--s' },
        hint: { text: 'Stands on the clock sheet' },
        rows: 3,
        value: model.typed.reason,
        errorMessage: errorAt(model.state.errors, 'reason'),
      }),
    ],
    save: 'Correct the decision',
  })
