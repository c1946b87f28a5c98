import { chosen } from '#parts/forms/fields/choice-fields.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { words } from '#parts/forms/fields/text-fields.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'

/** What undoes a choice, where there is one; the others are days, written YYYY-MM-DD. */
export const byItself = 'by-itself'

export type Offered = {
  readonly days: readonly string[]
  readonly hintOf: (day: string) => string | undefined
  /** What the choice that undoes one says; null where there is nothing to undo. */
  readonly back: string | null
}

/** To which of the meetings before, and why. */
export const bringForwardForm = ({ days, hintOf, back }: Offered) =>
  form({
    meeting: chosen({
      label: 'At which meeting?',
      called: 'Meeting',
      of: back === null ? days : [...days, byItself],
      say: (day) => (day === byItself ? (back ?? '') : sayDateInFull(Temporal.PlainDate.from(day))),
      hintOf: (day) => (day === byItself ? undefined : hintOf(day)),
      wrong: 'Choose a meeting from the list',
    }),
    reason: needed(
      words({ label: 'Why', hint: 'Stands on the clock sheet and in the history', rows: 2 }),
      'Write why, in a few words',
    ),
  })
