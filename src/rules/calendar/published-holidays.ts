import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import type { PlainDate } from './plain-date.ts'
import type { NamedDay } from './working-days.ts'

/**
 * Bank holidays of England and Wales as published, in order, and the end of the last year they were published for: the last that has its
 * Christmas, with none missing before. A one-off day announced for a later year publishes no year.
 */
export type PublishedHolidays = { readonly days: readonly NamedDay[]; readonly publishedTo: PlainDate }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}

function dayIn(event: unknown): NamedDay | null {
  if (!isRecord(event)) return null
  const { title, date, notes } = event
  if (typeof title !== 'string' || title.trim() === '' || typeof date !== 'string') return null
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null
  try {
    const on = Temporal.PlainDate.from(date, { overflow: 'reject' })
    return { on, title: notes === 'Substitute day' ? `${title.trim()} (substitute day)` : title.trim() }
  } catch {
    return null
  }
}

/**
 * Reads the government's bank-holidays JSON (`england-and-wales.events[] {title, date, notes, bunting}`, §1) as text; other parts of
 * the kingdom in it don't count. Refuses with a sentence what is something else, naming the entry it can't read.
 */
export function readPublishedHolidays(text: string): Outcome<PublishedHolidays, string> {
  const file = parsed(text)
  if (!isRecord(file))
    return refused('This isn’t the bank holidays file: it must be JSON, like the one GOV.UK publishes')
  const division = file['england-and-wales']
  const events = isRecord(division) ? division['events'] : undefined
  if (!Array.isArray(events) || events.length === 0)
    return refused('This file has no bank holidays for England and Wales')
  const days: NamedDay[] = []
  for (const [at, event] of events.entries()) {
    const day = dayIn(event)
    if (day === null) return refused(`Entry ${at + 1} for England and Wales has no title or no date like 2026-12-25`)
    days.push(day)
  }
  days.sort((one, other) => Temporal.PlainDate.compare(one.on, other.on))
  return allowed({ days, publishedTo: endOfLastWholeYear(days) })
}

function endOfLastWholeYear(days: readonly NamedDay[]): PlainDate {
  const whole = new Set(
    days.filter(({ on }) => on.month === 12 && on.day >= 25 && on.day <= 28).map(({ on }) => on.year),
  )
  let year = (days[0]?.on.year ?? 0) - 1
  while (whole.has(year + 1)) year += 1
  return Temporal.PlainDate.from({ year, month: 12, day: 31 })
}
