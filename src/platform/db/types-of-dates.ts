import { TypeOverrides } from 'pg'

/**
 * How values come out of PostgreSQL: `date` → Temporal.PlainDate, `timestamptz` → Temporal.Instant,
 * `bigint` (ids, counts) → number, and lists of these. The text is read as it stands: no JavaScript Date and no time zone of the machine
 * takes part, so 29 March and 25 October are days like any other. `infinity` and dates before Christ are refused by throwing.
 * `time` stays text (09:00:00). Inside a JSON aggregate dates stay text.
 */
export const valuesOut = new TypeOverrides()

/** A one-dimensional list as PostgreSQL writes it; none of these types has a comma or a quote of its own. */
const listOf =
  <T>(one: (text: string) => T) =>
  (text: string): (T | null)[] =>
    text === '{}'
      ? []
      : text
          .slice(1, -1)
          .split(',')
          .map((item) => (item === 'NULL' ? null : one(item.replaceAll('"', ''))))

// PostgreSQL writes a year past 9999 as it is, Temporal with a sign and six figures.
const readDate = (text: string) => Temporal.PlainDate.from(/^\d{5}/.test(text) ? `+${text.padStart(12, '0')}` : text)

/** The days read last: a page reads thousands, of a few hundred different ones, and a day never changes. */
const daysRead = new Map<string, Temporal.PlainDate>()
const mostDays = 50_000

function plainDate(text: string): Temporal.PlainDate {
  const known = daysRead.get(text)
  if (known !== undefined) return known
  if (daysRead.size >= mostDays) daysRead.clear()
  const read = readDate(text)
  daysRead.set(text, read)
  return read
}

const instant = (text: string) => Temporal.Instant.from(text)

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} from the database is too large for an exact number.`)
  return number
}

// The numbers are PostgreSQL's own for its types (pg_type.oid).
valuesOut.setTypeParser(20, wholeNumber)
valuesOut.setTypeParser(1016, listOf(wholeNumber))
valuesOut.setTypeParser(1082, plainDate)
valuesOut.setTypeParser(1182, listOf(plainDate))
valuesOut.setTypeParser(1184, instant)
valuesOut.setTypeParser(1185, listOf(instant))

/** The readers of what there is most of, as the driver has them. */
const usual = new Map<number, (text: string) => unknown>([
  [16, (text) => text === 't' || text === 'true'],
  [20, wholeNumber],
  [21, Number],
  [23, Number],
  [25, (text) => text],
  [1043, (text) => text],
  [1082, plainDate],
  [1184, instant],
])

/** How the text of a value of this type (pg_type.oid) is read. */
export function readerOf(type: number): (text: string) => unknown {
  const known = usual.get(type)
  if (known !== undefined) return known
  const read: unknown = valuesOut.getTypeParser(type, 'text')
  if (typeof read !== 'function') return (text) => text
  return (text) => {
    const value: unknown = Reflect.apply(read, null, [text])
    return value
  }
}

/** A day or an instant as PostgreSQL reads it. */
export const temporalText = (value: Temporal.PlainDate | Temporal.Instant): string =>
  value.toString().replace(/^\+0*/, '')

/** How a value goes in: Temporal values as their ISO text, lists item by item, everything else as the driver does it. */
export function valueIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(valueIn)
  return isTemporal(value) ? temporalText(value) : value
}

export const isTemporal = (value: unknown): value is Temporal.PlainDate | Temporal.Instant =>
  value instanceof Temporal.PlainDate || value instanceof Temporal.Instant
