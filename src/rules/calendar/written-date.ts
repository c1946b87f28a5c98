import type { Outcome } from '#rules/outcome.ts'
import type { PlainDate } from './plain-date.ts'
import { emptyDate, readTypedDate, type TypedDate } from './typed-date.ts'

const weekday = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*$/i
const ordinal = /^(\d{1,2})(st|nd|rd|th)$/i

function inBoxes(text: string): TypedDate {
  const words = text.split(/[\s/.,-]+/).filter((word) => word !== '')
  const [first = '', month = '', last = '', ...more] = weekday.test(words[0] ?? '') ? words.slice(1) : words
  if (first === '') return emptyDate
  if (more.length > 0) return { day: text, month: '?', year: last }
  const isYearFirst = /^\d{4}$/.test(first)
  const [day, year] = isYearFirst ? [last, first] : [first, last]
  return { day: day.replace(ordinal, '$1'), month, year }
}

/**
 * The day a person wrote in one field: '7/9/2026', '7 September 2026', 'Mon 7 Sep 2026', '2026-09-07'; day before month, as here. Null
 * when the field is empty, else a sentence that begins with what the date is `called` and says what to do (see typed-date.ts).
 */
export const readWrittenDate = (text: string, called: string): Outcome<PlainDate | null, string> =>
  readTypedDate(inBoxes(text.trim()), called)
