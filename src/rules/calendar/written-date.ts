import { refused, type Outcome } from '#rules/outcome.ts'
import { capitalised } from '#rules/words/labels.ts'
import type { PlainDate } from './plain-date.ts'
import { readDay, type NoDate } from './read-date.ts'
import { sayDate, sayDateInFull } from './say-date.ts'

/** What to do, for the field; begins with what the date is `called`. */
function sayNoDate(no: NoDate, called: string): string {
  switch (no.is) {
    case 'missing':
      return `${called} must include ${no.parts.map((part) => `a ${part}`).join(' and ')}`
    case 'other-weekday':
      return `${called} says ${capitalised(no.said)}, but that day is ${sayDateInFull(no.on)}: correct the one or the other`
    case 'out-of-range':
      return `${called} must have a year of 4 numbers, like 2026`
    case 'no-such-day':
    case 'not-a-date':
      return `${called} must be a real date, like 19 10 2026`
  }
}

/**
 * The day a person wrote in one field, in any way that read-date.ts knows. Null when the field is empty, else a sentence that begins with what
 * the date is `called` and says what to do.
 *
 * `readWrittenDate('19 Oct 2026', 'Start date')` → 2026-10-19; `readWrittenDate('19', 'Start date')` → 'Start date must include a month and
 * a year'
 */
export function readWrittenDate(text: string, called: string): Outcome<PlainDate | null, string> {
  const read = readDay(text)
  return read.ok ? read : refused(sayNoDate(read.because, called))
}

/** A date as it stands in its field, to be read back by `readWrittenDate`: '7/9/2026'; '' for none. */
export const writeDate = (date: PlainDate | null): string =>
  date === null ? '' : `${date.day}/${date.month}/${date.year}`

/** What was written, in words: 'Mon 7 Sep 2026', or as it stands where that is no date; '' for an empty field. */
export function sayWritten(text: string): string {
  const read = readDay(text)
  if (!read.ok) return text
  return read.value === null ? '' : sayDate(read.value)
}
