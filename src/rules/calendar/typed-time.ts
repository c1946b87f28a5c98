import { allowed, refused, type Outcome } from '#rules/outcome.ts'

/**
 * The time of day a person typed, as 'HH:MM'; null when left empty; else a sentence for the field. '10:30', '10.30', '1030', '10am',
 * '2.15 pm' are all understood; hours without a word are of 24.
 */
export function readTypedTime(typed: string, called: string): Outcome<string | null, string> {
  const text = typed.trim().toLowerCase()
  if (text === '') return allowed(null)
  if (text === 'noon' || text === 'midday') return allowed('12:00')
  const [, hours = '', minutes = '00', half] = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*([ap])?\.?(?:m\.?)?$/.exec(text) ?? []
  const hour = hours === '' ? Number.NaN : hourOf(Number(hours), half)
  if (Number.isNaN(hour) || Number(minutes) > 59) return refused(`${called} must be a time of day, like 10:30 or 2pm`)
  return allowed(`${String(hour).padStart(2, '0')}:${minutes}`)
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour > 23 ? Number.NaN : hour
  if (hour < 1 || hour > 12) return Number.NaN
  return (hour % 12) + (half === 'p' ? 12 : 0)
}
