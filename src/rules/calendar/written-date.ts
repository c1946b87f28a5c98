import type { Outcome } from '#rules/outcome.ts'
import type { PlainDate } from './plain-date.ts'
import { sayDate } from './say-date.ts'
import { emptyDate, readTypedDate, type TypedDate } from './typed-date.ts'

const weekday = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*$/i
const ordinal = /^(\d{1,2})(st|nd|rd|th)$/i

function inBoxes(text: string): TypedDate {
  const words = partsOf(text)
  const [first = '', month = '', last = '', ...more] = weekday.test(words[0] ?? '') ? words.slice(1) : words
  if (`${first}${month}${last}` === '') return emptyDate
  if (more.length > 0) return { day: text, month: '?', year: last }
  const isYearFirst = /^\d{4}$/.test(first)
  const [day, year] = isYearFirst ? [last, first] : [first, last]
  return { day: day.replace(ordinal, '$1'), month, year }
}

/** Between two slashes stand exactly three parts, so that a missing one is known to be missing: '7//2026'. */
function partsOf(text: string): readonly string[] {
  const bySlashes = text.split('/')
  return bySlashes.length === 3 ? bySlashes : text.split(/[\s/.,-]+/).filter((word) => word !== '')
}

/**
 * The day a person wrote in one field: '7/9/2026', '7/9/26', '7.9.2026', '7 September 2026', 'Mon 7 Sep 2026', '2026-09-07'; day before
 * month, as here. Null when the field is empty, else a sentence that begins with what the date is `called` and says what to do (see
 * typed-date.ts).
 */
export const readWrittenDate = (text: string, called: string): Outcome<PlainDate | null, string> =>
  readTypedDate(inBoxes(text.trim()), called)

/** A date as it stands in its field, to be read back by `readWrittenDate`: '7/9/2026'; '' for none. */
export const writeDate = (date: PlainDate | null): string =>
  date === null ? '' : `${date.day}/${date.month}/${date.year}`

/** What was written, in words: 'Mon 7 Sep 2026', or as it stands where that is no date; '' for an empty field. */
export function sayWritten(text: string): string {
  const read = readWrittenDate(text, '')
  if (!read.ok) return text
  return read.value === null ? '' : sayDate(read.value)
}
