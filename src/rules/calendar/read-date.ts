import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import type { PlainDate } from './plain-date.ts'

/** A part of a date that wasn't written. */
export type DatePart = 'day' | 'month' | 'year'

/** Why words are no date; what is missing, and the weekday that contradicts the rest, come along. */
export type NoDate =
  | { readonly is: 'missing'; readonly parts: readonly DatePart[] }
  | { readonly is: 'other-weekday'; readonly said: string; readonly on: PlainDate }
  | { readonly is: 'no-such-day' | 'out-of-range' | 'not-a-date' }

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'.split('|')
const weekdays = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday'.split('|')
// Whole words and their usual short forms only: a word that merely begins like a month isn't one.
const monthName = 'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?' // prettier-ignore
const weekdayName =
  'mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?'

const between = String.raw`[\s.,/\-]+`
const closeBy = String.raw`[\s.,/\-]*`
const dayOfMonth = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`
const monthInFigures = String.raw`(?<month>\d{1,2})`
const month = `(?:of )?(?<name>${monthName})`
const year = String.raw`(?<year>\d+)`
const timeAfter = String.raw`(?:(?:t|,?\s+)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:\s*[ap]\.?m\.?)?)?`
const shapes = [
  String.raw`(?<year>\d{4})${between}${monthInFigures}${between}(?<day>\d{1,2})`,
  `${dayOfMonth}${between}${monthInFigures}${between}${year}`,
  `${dayOfMonth}${closeBy}${month}${closeBy}${year}`,
  String.raw`(?<name>${monthName})${closeBy}${dayOfMonth}${between}(?<year>\d{4})`,
].map((shape) => new RegExp(`^${shape}${timeAfter}$`))

const partial: readonly (readonly [shape: RegExp, missing: readonly DatePart[]])[] = [
  [new RegExp(`^${dayOfMonth}${between}${monthInFigures}$`), ['year']],
  [new RegExp(`^${dayOfMonth}${closeBy}${month}$`), ['year']],
  [new RegExp(`^${monthInFigures}${between}\\d{4}$`), ['day']],
  [new RegExp(`^${month}${closeBy}\\d{4}$`), ['day']],
  [/^\d{1,2}(?:st|nd|rd|th)?$/, ['month', 'year']],
  [/^\d{4}$/, ['day', 'month']],
  [new RegExp(`^${month}$`), ['day', 'year']],
]
const inOrder = ['day', 'month', 'year'] as const

/** Between two slashes stand three parts, so that an empty one is known to be missing: '7//2026'. */
function missingIn(text: string): readonly DatePart[] {
  const bySlashes = text.split('/').map((part) => part.trim())
  if (bySlashes.length === inOrder.length) return inOrder.filter((_, at) => bySlashes[at] === '')
  return partial.find(([shape]) => shape.test(text))?.[1] ?? []
}

const firstOfLastCentury = 70

/** Four figures, or two: 69 is 2069 and 70 is 1970, as children's records and plans need no other century. */
function fullYear(figures: string): number {
  if (figures.length !== 2) return figures.length === 4 ? Number(figures) : Number.NaN
  return Number(figures) < firstOfLastCentury ? 2000 + Number(figures) : 1900 + Number(figures)
}

/** The years that a date may lie in, both included. */
export type Years = { readonly from: number; readonly to: number }

const anyYear: Years = { from: 1900, to: 2199 }

function dayOf(parts: Readonly<Record<string, string | undefined>>, years: Years): Outcome<PlainDate, NoDate> {
  const full = fullYear(parts['year'] ?? '')
  if (!(full >= years.from && full <= years.to)) return refused({ is: 'out-of-range' })
  const { name } = parts
  const numbers = {
    year: full,
    month: name === undefined ? Number(parts['month']) : months.indexOf(name.slice(0, 3)) + 1,
    day: Number(parts['day']),
  }
  if (numbers.month < 1 || numbers.day < 1) return refused({ is: 'no-such-day' })
  try {
    return allowed(Temporal.PlainDate.from(numbers, { overflow: 'reject' }))
  } catch {
    return refused({ is: 'no-such-day' })
  }
}

// What comes along when a date is copied: marks that can't be seen, and the hyphens and dashes of a word processor.
const tidied = (written: string): string =>
  written
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\u2010-\u2015\u2212]/gu, '-')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLowerCase()

const weekdayFirst = new RegExp(`^(?<weekday>${weekdayName})(?:[\\s.,]+(?<rest>.*))?$`)

/**
 * The day that words say, as people in this country write one: 7/9/26, 07.09.2026, 2026-09-07, 7th Sept 2026, Mon 7/9/2026, Monday 7
 * September 2026; day before month, figures or whole words for the month, a time of day after it or not. Null where nothing is written. The one
 * reader of dates that people type or keep in a workbook: what it reads is what was written or nothing. A weekday that contradicts its date is
 * refused, for nobody can tell which of the two was meant, and so is every word that isn't part of a date.
 */
export function readDay(written: string, years: Years = anyYear): Outcome<PlainDate | null, NoDate> {
  const words = tidied(written)
  const { weekday, rest } = weekdayFirst.exec(words)?.groups ?? {}
  if (weekday === undefined) return isEmpty(words) ? allowed(null) : readBare(words, years)
  const read = readBare(rest ?? '', years)
  if (!read.ok) return read
  const said = weekdays.find((name) => name.startsWith(weekday.slice(0, 3))) ?? ''
  const isThatDay = weekdays.indexOf(said) + 1 === read.value.dayOfWeek
  return isThatDay ? read : refused({ is: 'other-weekday', said, on: read.value })
}

const isEmpty = (words: string): boolean => words.replaceAll('/', '').trim() === ''

/** A date without its weekday. */
function readBare(text: string, years: Years): Outcome<PlainDate, NoDate> {
  const found = shapes.map((shape) => shape.exec(text)?.groups).find((groups) => groups !== undefined)
  if (found !== undefined) return dayOf(found, years)
  const parts = isEmpty(text) ? [] : missingIn(text)
  return refused(parts.length > 0 ? { is: 'missing', parts } : { is: 'not-a-date' })
}
