import { input } from '#govuk/components/input.ts'
import { textarea } from '#govuk/components/textarea.ts'
import type { Html } from '#govuk/html.ts'
import { errorAt, type FieldErrors } from '#parts/forms/form-errors.ts'
import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import { readTypedTime } from '#rules/calendar/typed-time.ts'
import { readWrittenDate, sayWritten, writeDate } from '#rules/calendar/written-date.ts'
import { allowed, refused } from '#rules/outcome.ts'
import { tidyName } from '#rules/words/tidy-name.ts'
import {
  type Asked,
  checked,
  type Field,
  labelled,
  needed,
  oneText,
  oneTyped,
  only,
  saidIn,
  type Sent,
  type Typed,
} from './field.ts'
import { beginsWith } from './name-field.ts'
import { idOf } from './typed-id.ts'

/** How a line of text stands on the page. */
type Line = Asked & {
  /** How many letters it shows room for; the whole width where it isn't said. */
  readonly width?: 2 | 3 | 5 | 10 | 20 | undefined
  readonly type?: 'email' | undefined
  readonly inputmode?: 'numeric' | undefined
  readonly suffix?: string | undefined
  /** Words of a sentence, where a slip of spelling is worth showing; names and numbers aren't. */
  readonly prose?: boolean | undefined
  readonly attributes?: Record<string, string> | undefined
}

const lineControl =
  ({ width, type, inputmode, suffix, attributes, prose, ...asked }: Line): Field<never>['control'] =>
  ({ name, typed, errors }) =>
    input({
      ...labelled(asked),
      name,
      id: name,
      type,
      inputmode,
      attributes,
      suffix: suffix === undefined ? undefined : { text: suffix },
      classes: width === undefined ? undefined : `govuk-input--width-${width}`,
      value: only(typed),
      errorMessage: errorAt(errors, name),
      spellcheck: prose === true ? undefined : false,
      autocomplete: 'off',
    })

/** A line of text, null while it is empty. */
export const line = (asked: Line): Field<string | null> => ({
  ...saidIn(asked),
  ...oneText,
  read: (typed) => allowed(only(typed) === '' ? null : only(typed)),
  asTyped: (value) => oneTyped(value ?? ''),
  control: lineControl(asked),
})

/** Says how long an answer may be. */
const atMost = (asked: Pick<Asked, 'label' | 'called'>, letters: number): string =>
  `${beginsWith(saidIn(asked), 'it')} must be ${letters.toLocaleString('en-GB')} characters or fewer`

const longestName = 120

/** What something is called: one line, of at most 120 letters, which must be there. */
export const name = (asked: Line & { readonly needed: string }): Field<string> => needed(nameIfAny(asked), asked.needed)

/** A name that may be missing, a twin’s or a judge’s: null while there is none. */
export const nameIfAny = (asked: Line): Field<string | null> => ({
  ...line(asked),
  read: (typed) => {
    const called = tidyName(only(typed))
    if (called.length > longestName) return refused(atMost(asked, longestName))
    return allowed(called === '' ? null : called)
  },
})

/** Several lines of text, null while they are empty. */
export const words = ({ rows = 3, ...asked }: Asked & { readonly rows?: number }): Field<string | null> => ({
  ...line(asked),
  control: ({ name: at, typed, errors }) =>
    textarea({ ...labelled(asked), name: at, rows, value: only(typed), errorMessage: errorAt(errors, at) }),
})

/** A time of day, as 'HH:MM'. */
export const time = (asked: Asked): Field<string | null> => ({
  ...line(asked),
  read: (typed) => readTypedTime(only(typed), beginsWith(saidIn(asked), 'the time')),
  control: lineControl({ ...asked, width: 5 }),
})

type Counted = Line & { readonly from: number; readonly to: number; readonly wrong: string }

/** A whole number, null while there is none. */
export const count = ({ from, to, wrong, ...asked }: Counted): Field<number | null> => ({
  ...line(asked),
  read: (typed) => {
    if (only(typed) === '') return allowed(null)
    const number = idOf(only(typed)) ?? -1
    return number >= from && number <= to ? allowed(number) : refused(wrong)
  },
  asTyped: (value) => oneTyped(value === null ? '' : String(value)),
  control: lineControl({ inputmode: 'numeric', ...asked }),
})

/** A whole number of something, which must be there. */
export function amount(asked: Line & { readonly from: number; readonly to: number; readonly suffix: string }) {
  const wrong = `${asked.label}: enter a whole number from ${asked.from} to ${asked.to}`
  return {
    ...needed(count({ width: 3, wrong, ...asked }), wrong),
    words: (typed: Typed) => sayAmount(only(typed), asked.suffix),
  }
}

/** '6 minutes', '1 meeting'. */
const sayAmount = (typed: string, suffix: string): string =>
  typed === '' ? '' : `${typed} ${typed === '1' ? suffix.replace(/s$/, '') : suffix}`

/**
 * A date: one box that takes '7/9/2026', '7/9/26', '7.9.2026', '7 Sep 2026' or '2026-09-07', with a calendar beside it where scripts
 * run. What was sent as three boxes (`name-day`, `name-month`, `name-year`) is read alike.
 */
export const date = (asked: Asked): Field<PlainDate | null> => ({
  ...saidIn(asked),
  typedIn: (sent, at) => oneTyped(dateSent(sent, at)),
  read: (typed) => readWrittenDate(only(typed), beginsWith(saidIn(asked), 'the date')),
  asTyped: (value) => oneTyped(writeDate(value)),
  words: (typed) => sayWritten(only(typed)),
  control: lineControl({
    ...asked,
    hint: [asked.hint, 'For example, 7/9/2026.'].filter((part) => part !== undefined).join(' '),
    width: 10,
    attributes: { 'data-date': '' },
  }),
})

/** What was sent of a date, in one text: its box, or its three boxes. */
export function dateSent(sent: Pick<Sent, 'text'>, name: string): string {
  const boxes = ['day', 'month', 'year'].map((part) => sent.text(`${name}-${part}`))
  return boxes.every((text) => text === '') ? sent.text(name) : boxes.join('/')
}

/** The day something happened: never ahead of today. */
export const pastDate = (asked: Asked & { readonly or?: 'earlier' | 'in the past' }, today: PlainDate) =>
  checked(date(asked), (value) =>
    value !== null && isAfter(value, today)
      ? `${beginsWith(saidIn(asked), 'the date')} must be today or ${asked.or ?? 'in the past'}`
      : null,
  )

/** The box of a date in a form that keeps its fields in its own way. */
export const dateBox = (
  at: string,
  label: string,
  { fields, errors }: { readonly fields: Pick<Sent, 'text'>; readonly errors: FieldErrors },
): Html =>
  date({ label }).control({ name: at, typed: oneTyped(dateSent(fields, at)), errors, reveals: () => undefined })
