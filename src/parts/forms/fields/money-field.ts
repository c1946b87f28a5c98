import { input } from '#govuk/components/input.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { allowed, refused } from '#rules/outcome.ts'
import { mostPence, type PoundsRefusal, readPounds, sayPounds, writePounds } from '#rules/words/pounds.ts'
import { type Asked, type Field, labelled, oneText, oneTyped, only, saidIn } from './field.ts'
import { beginsWith } from './name-field.ts'

const wrong: Record<PoundsRefusal, string> = {
  'not-an-amount': 'must be in pounds, like 2,500 or 2,500.50',
  nothing: 'must be more than £0',
  'too-much': `must be ${sayPounds(mostPence)} or less`,
}

/** An amount of money, typed as pounds and kept in whole pence; null while there is none. */
export const pounds = (asked: Asked): Field<number | null> => ({
  ...saidIn(asked),
  ...oneText,
  read: (typed) => {
    if (only(typed) === '') return allowed(null)
    const read = readPounds(only(typed))
    return read.ok ? read : refused(`${beginsWith(saidIn(asked), 'the amount')} ${wrong[read.because]}`)
  },
  asTyped: (pence) => oneTyped(pence === null ? '' : writePounds(pence)),
  words: (typed) => {
    const read = readPounds(only(typed))
    return read.ok ? sayPounds(read.value) : only(typed)
  },
  control: ({ name, typed, errors }) =>
    input({
      ...labelled({ ...asked, hint: [asked.hint, 'In pounds, for example 2,500.'].filter(Boolean).join(' ') }),
      ...{ name, id: name, inputmode: 'decimal', classes: 'govuk-input--width-10' },
      value: only(typed),
      errorMessage: errorAt(errors, name),
      spellcheck: false,
      autocomplete: 'off',
    }),
})
