import { among } from '#parts/forms/fields/choice-fields.ts'
import type { OutsideDecision } from '#records/pre-proceedings/outside-decisions.ts'
import { type RatifyOutcome, ratifyNames, ratifyOutcomes } from '#rules/pre-proceedings/outside-panel.ts'

type Fields = { text(name: string): string }

/** The fields in which a meeting says what it made of a decision taken outside it. (SET-07) */
export const ratifyField = 'ratify'
export const ratifyReasonsField = 'ratify-reasons'

/** What is recorded of it, as the form's fields. */
export const keptRatification = ({
  outcome,
  outcomeReasons,
}: OutsideDecision): readonly (readonly [string, string])[] => [
  [ratifyField, outcome ?? 'none'],
  [ratifyReasonsField, outcomeReasons ?? ''],
]

/** What is to be recorded; null: nothing, or what was recorded is taken back. */
export type WantedRatification = { readonly outcome: RatifyOutcome; readonly outcomeReasons: string } | null

/** Reads it; what can't be used is added to `errors` by its field. */
export function readRatification(form: Fields, errors: Record<string, string>): WantedRatification {
  const [typed, outcomeReasons] = [form.text(ratifyField), form.text(ratifyReasonsField)]
  if (typed === '' || typed === 'none') {
    if (outcomeReasons !== '')
      errors[ratifyField] ??= 'Choose what the meeting made of it: its reasons are kept with it'
    return null
  }
  const outcome = among(ratifyOutcomes, typed)
  if (outcome === null) {
    errors[ratifyField] ??= 'Choose what the meeting made of it from the list'
    return null
  }
  if (outcomeReasons === '') errors[ratifyReasonsField] ??= 'Write the meeting’s reasons'
  return { outcome, outcomeReasons }
}

/** Both with their labels, so that two people's texts can stand side by side. */
export const labelledRatification = [
  {
    label: 'What the meeting made of it',
    shown: (fields: Fields): string => {
      const outcome = among(ratifyOutcomes, fields.text(ratifyField))
      return outcome === null ? '' : ratifyNames[outcome]
    },
  },
  { label: 'Reasons', shown: (fields: Fields): string => fields.text(ratifyReasonsField) },
]
