import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import type { PlainDate } from './plain-date.ts'

/** The parts of a date, exactly as typed. */
export type TypedDate = { readonly day: string; readonly month: string; readonly year: string }

export const emptyDate: TypedDate = { day: '', month: '', year: '' }

const parts = ['day', 'month', 'year'] as const
const monthWords = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const firstYear = 1900
const lastYear = 2199

/**
 * The day that three typed parts name; null when all three are empty; else a sentence for the field that says what to do, beginning
 * with what the date is `called`. Months may be words ('Oct', 'october'); years have four numbers, 1900 to 2199, or two: 69 is 2069 and
 * 70 is 1970, as children's records and plans need no other century.
 *
 * `readTypedDate({ day: '19', month: 'Oct', year: '2026' }, 'Start date')` → 2026-10-19;
 * `readTypedDate({ day: '19', month: '', year: '' }, 'Start date')` → 'Start date must include a month and a year'
 */
export function readTypedDate(typed: TypedDate, called: string): Outcome<PlainDate | null, string> {
  const missing = parts.filter((part) => typed[part].trim() === '')
  if (missing.length === parts.length) return allowed(null)
  if (missing.length > 0) return refused(`${called} must include ${missing.map((part) => `a ${part}`).join(' and ')}`)
  const [day, month, year] = [numberIn(typed.day, 2), monthIn(typed.month), yearIn(typed.year)]
  if (year === null || year < firstYear || year > lastYear)
    return refused(`${called} must have a year of 4 numbers, like 2026`)
  if (day === null || month === null) return refused(notReal(called))
  try {
    return allowed(Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }))
  } catch {
    return refused(notReal(called))
  }
}

const notReal = (called: string): string => `${called} must be a real date, like 19 10 2026`

const numberIn = (text: string, digits: number): number | null => {
  const trimmed = text.trim()
  return /^\d+$/.test(trimmed) && trimmed.length <= digits ? Number(trimmed) : null
}

const firstOfLastCentury = 70

function yearIn(text: string): number | null {
  const year = numberIn(text, 4)
  if (year === null || text.trim().length !== 2) return year
  return year < firstOfLastCentury ? 2000 + year : 1900 + year
}

function monthIn(text: string): number | null {
  const number = numberIn(text, 2)
  if (number !== null) return number >= 1 ? number : null
  const word = text.trim().toLowerCase()
  const at = monthWords.findIndex((start) => word.startsWith(start))
  return at === -1 ? null : at + 1
}
