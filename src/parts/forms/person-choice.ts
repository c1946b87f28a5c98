import { select } from '#govuk/components/select.ts'
import type { Html } from '#govuk/html.ts'
import type { PersonOption } from '#records/people/people.ts'
import { errorAt, type FieldErrors } from './form-errors.ts'

export type PersonChoice = {
  readonly name: string
  readonly label: string
  readonly people: readonly PersonOption[]
  /** The ids, as text, of those most likely meant: they stand first. */
  readonly likely?: readonly string[]
  /** The id as typed, '' for nobody yet. */
  readonly value: string
  /** What choosing nobody says; 'Choose a person' where somebody must be chosen. */
  readonly nobody?: string
  readonly errors: FieldErrors
  readonly hint?: string | undefined
}

/**
 * One person out of everyone here: a plain list that a keyboard jumps through by name, with the likely ones first. Sent as the
 * person's id; check with `isAmong` that it is one of the people offered.
 */
export function personChoice({ name, label, people, likely = [], value, nobody, errors, hint }: PersonChoice): Html {
  const first = likely.flatMap((id) => people.filter((person) => person.value === id))
  const others = people.filter((person) => !likely.includes(person.value))
  return select({
    name,
    label: { text: label, classes: 'govuk-label--s' },
    hint: hint === undefined ? undefined : { text: hint },
    errorMessage: errorAt(errors, name),
    value,
    items: [{ value: '', text: nobody ?? 'Choose a person' }, ...first, ...others],
  })
}

/** Whether the id is one of those offered; what a browser sends is never taken on trust. */
export const isAmong = (people: readonly PersonOption[], id: number): boolean =>
  people.some((person) => person.value === String(id))
