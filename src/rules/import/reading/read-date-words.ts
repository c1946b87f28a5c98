import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'

/** Why words aren't a date: there is no such day, its year or its weekday is in doubt, or they are other words. */
export type DateRefusal = 'no-such-day' | 'no-year' | 'other-weekday' | 'out-of-range' | 'not-a-date'

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'.split('|')
const weekdays = 'mon|tue|wed|thu|fri|sat|sun'.split('|')
const monthName = 'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?' // prettier-ignore
const weekdayName =
  'mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?'

const between = String.raw`[\s.,/\-]*`
const timeAfter = String.raw`(?:[t\s]+\d{1,2}[:.]\d{2}.*)?`
const shapes = [
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})/,
  /^(?<day>\d{1,2})\s*[-/.]\s*(?<month>\d{1,2})\s*[-/.]\s*(?<year>\d{4}|\d{2})/,
  new RegExp(
    `^(?<day>\\d{1,2})(?:st|nd|rd|th)?${between}(?:of )?(?<name>${monthName})${between}(?<year>\\d{4}|\\d{2})`,
  ),
  new RegExp(`^(?<name>${monthName})${between}(?<day>\\d{1,2})(?:st|nd|rd|th)?${between}(?<year>\\d{4})`),
].map((shape) => new RegExp(`${shape.source}${timeAfter}$`))
const withoutYear = new RegExp(
  `^(?:\\d{1,2}\\s*[-/.]\\s*\\d{1,2}|\\d{1,2}(?:st|nd|rd|th)?${between}(?:of )?(?:${monthName}))$`,
)

/** Nothing in a tracker of children is older or further ahead; a year outside is a slip of the keys. */
const earliestYear = 1990
const latestYear = 2100

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year))

function dayOf(parts: Record<string, string | undefined>): Outcome<PlainDate, DateRefusal> {
  const { year = '', month, name, day } = parts
  const numbers = {
    year: fullYear(year),
    month: name === undefined ? Number(month) : months.indexOf(name.slice(0, 3)) + 1,
    day: Number(day),
  }
  if (numbers.month < 1 || numbers.day < 1) return refused('no-such-day')
  try {
    const date = Temporal.PlainDate.from(numbers, { overflow: 'reject' })
    return date.year < earliestYear || date.year > latestYear ? refused('out-of-range') : allowed(date)
  } catch {
    return refused('no-such-day')
  }
}

/**
 * Reads a date as people in this country type it: 27/8/26, 27.08.2026, 2026-08-27, 3rd Sept 2026, Thursday 3 September 2026; day before month,
 * two figures mean 20.. A weekday that contradicts its date is refused, for nobody can tell which of the two was meant.
 */
export function readDateWords(written: string): Outcome<PlainDate, DateRefusal> {
  const words = written
    .replaceAll(/[\s\u00A0]+/gu, ' ')
    .trim()
    .toLowerCase()
  const [, weekday, rest] = new RegExp(`^(?:(${weekdayName})[\\s.,]+)?(.*)$`).exec(words) ?? []
  const text = rest ?? words
  const found = shapes.map((shape) => shape.exec(text)?.groups).find((groups) => groups !== undefined)
  if (found === undefined) return refused(withoutYear.test(text) ? 'no-year' : 'not-a-date')
  const read = dayOf(found)
  if (!read.ok || weekday === undefined) return read
  return weekdays.indexOf(weekday.slice(0, 3)) + 1 === read.value.dayOfWeek ? read : refused('other-weekday')
}
