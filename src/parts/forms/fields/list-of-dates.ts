import { byDay, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { readWrittenDate, sayWritten } from '#rules/calendar/written-date.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'
import { type Asked, type Field, only, type Typed } from './field.ts'
import { words } from './text-fields.ts'

const linesOf = (typed: Typed): readonly string[] =>
  only(typed)
    .split(/[\n;]/)
    .map((text) => text.trim())
    .filter((text) => text !== '')

/** Several dates, one on each line, as people write or paste them; in order and each once. Empty while nothing is typed. */
export const listOfDates = (asked: Asked & { readonly rows?: number }): Field<readonly PlainDate[]> => ({
  ...words(asked),
  read: (typed) => readLines(linesOf(typed)),
  asTyped: (dates) => (dates.length === 0 ? [] : [dates.map(sayDate).join('\n')]),
  words: (typed) => linesOf(typed).map(sayWritten).join(', '),
})

function readLines(lines: readonly string[]): Outcome<readonly PlainDate[], string> {
  const dates = new Map<string, PlainDate>()
  for (const line of lines) {
    const read = readWrittenDate(line, `‘${line}’`)
    if (!read.ok) return read
    if (read.value !== null) dates.set(read.value.toString(), read.value)
  }
  return allowed(
    [...dates.values()]
      .map((on) => ({ on }))
      .toSorted(byDay)
      .map(({ on }) => on),
  )
}

/** The same list, of so many dates at most. */
export const atMostDates = (field: Field<readonly PlainDate[]>, most: number): Field<readonly PlainDate[]> => ({
  ...field,
  read: (typed, isChosen) =>
    linesOf(typed).length > most ? refused(`Dates must be ${most} or fewer`) : field.read(typed, isChosen),
})
