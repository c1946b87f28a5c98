import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import type { PlainDate } from './plain-date.ts'
import { sayDate } from './say-date.ts'

/** What stands in the three boxes of a date field, exactly as typed. */
export type TypedDate = { readonly day: string; readonly month: string; readonly year: string }

export const emptyDate: TypedDate = { day: '', month: '', year: '' }

const parts = ['day', 'month', 'year'] as const
const monthWords = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const firstYear = 1900
const lastYear = 2199

/**
 * The day a person typed in three boxes; null when all three are empty; else a sentence for the field that says what to do, beginning
 * with what the date is `called`. Months may be words ('Oct', 'october'); years have four numbers, 1900 to 2199.
 *
 * `readTypedDate({ day: '19', month: 'Oct', year: '2026' }, 'Start date')` → 2026-10-19;
 * `readTypedDate({ day: '19', month: '', year: '' }, 'Start date')` → 'Start date must include a month and a year'
 */
export function readTypedDate(typed: TypedDate, called: string): Outcome<PlainDate | null, string> {
  const missing = parts.filter((part) => typed[part].trim() === '')
  if (missing.length === parts.length) return allowed(null)
  if (missing.length > 0) return refused(`${called} must include ${missing.map((part) => `a ${part}`).join(' and ')}`)
  const [day, month, year] = [numberIn(typed.day, 2), monthIn(typed.month), numberIn(typed.year, 4)]
  if (year === null || year < firstYear || year > lastYear)
    return refused(`${called} must have a year of 4 numbers, like 2026`)
  if (day === null || month === null) return refused(notReal(called))
  try {
    return allowed(Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }))
  } catch {
    return refused(notReal(called))
  }
}

/** The boxes filled with a date the record holds; empty for none. */
export const boxesOf = (date: PlainDate | null): TypedDate =>
  date === null ? emptyDate : { day: String(date.day), month: String(date.month), year: String(date.year) }

/** What was typed, in words: 'Mon 19 Oct 2026', or as it stands in the boxes where that is no date; '' for empty boxes. */
export function sayTyped(typed: TypedDate): string {
  const read = readTypedDate(typed, '')
  if (!read.ok) return `${typed.day} ${typed.month} ${typed.year}`
  return read.value === null ? '' : sayDate(read.value)
}

const notReal = (called: string): string => `${called} must be a real date, like 19 10 2026`

const numberIn = (text: string, digits: number): number | null => {
  const trimmed = text.trim()
  return /^\d+$/.test(trimmed) && trimmed.length <= digits ? Number(trimmed) : null
}

function monthIn(text: string): number | null {
  const number = numberIn(text, 2)
  if (number !== null) return number >= 1 ? number : null
  const word = text.trim().toLowerCase()
  const at = word.length < 3 ? -1 : monthWords.findIndex((start) => word.startsWith(start))
  return at === -1 ? null : at + 1
}
