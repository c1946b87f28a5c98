import { radios } from '#govuk/components/radios.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html, type Html } from '#govuk/html.ts'
import { errorAt, type FieldErrors } from '#parts/forms/form-errors.ts'
import type { OutsideDecision } from '#records/pre-proceedings/outside-decisions.ts'
import { ratifyNames, ratifyOutcomes, sayWhatFollows } from '#rules/pre-proceedings/outside-panel.ts'
import { ratifyField, ratifyReasonsField } from './ratification-fields.ts'

type Model = {
  readonly decision: OutsideDecision
  readonly fields: { text(name: string): string }
  readonly errors: FieldErrors
}

/** What the meeting makes of a decision that was taken outside it, and why. (SET-07) */
export const ratificationFields = ({ decision, fields, errors }: Model): Html =>
  html`${radios({
    name: ratifyField,
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: 'What does the meeting make of it?', classes: 'govuk-fieldset__legend--s' } },
    errorMessage: errorAt(errors, ratifyField),
    value: fields.text(ratifyField),
    items: [
      ...ratifyOutcomes.map((outcome) => ({
        value: outcome,
        text: ratifyNames[outcome],
        hint: { text: sayWhatFollows(outcome, decision.does) },
      })),
      { value: 'none', text: 'No decision today' },
    ],
  })}
  ${textarea({
    name: ratifyReasonsField,
    label: { text: 'Reasons', classes: 'govuk-label--s' },
    rows: '2',
    value: fields.text(ratifyReasonsField),
    errorMessage: errorAt(errors, ratifyReasonsField),
  })}`
