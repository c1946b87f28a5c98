/** A day without a time, as every deadline is (§1); "today" is the day in Europe/London and is always handed in. */
export type PlainDate = Temporal.PlainDate

/** Reads 'YYYY-MM-DD' written in our own code or data; throws RangeError on anything else. For what people type see typed-date.ts. */
export const day = (iso: string): PlainDate => Temporal.PlainDate.from(iso, { overflow: 'reject' })

// Temporal takes microseconds to compare two days or to add one, and a page of a large authority does so ten thousand times.
/** A number that orders as days do: 20261128. */
const ordinal = ({ year, month, day: of }: PlainDate): number => year * 10_000 + month * 100 + of

/** Whether `one` is an earlier day than `other`. */
export const isBefore = (one: PlainDate, other: PlainDate): boolean => ordinal(one) < ordinal(other)

/** Whether `one` is a later day than `other`. */
export const isAfter = (one: PlainDate, other: PlainDate): boolean => ordinal(one) > ordinal(other)

/** Whether both are the same day. */
export const isSameDay = (one: PlainDate, other: PlainDate): boolean => ordinal(one) === ordinal(other)

const countedFrom = day('2000-01-01')
/** Every day come upon, by its ordinal, as Temporal counts it from `countedFrom`; and back. A council's years are some ten thousand. */
const counts = new Map<number, number>()
const counted = new Map<number, PlainDate>()
const mostCounted = 100_000

function countOf(date: PlainDate): number {
  const known = counts.get(ordinal(date))
  if (known !== undefined) return known
  if (counts.size >= mostCounted) counts.clear()
  const count = countedFrom.until(date, { largestUnit: 'days' }).days
  counts.set(ordinal(date), count)
  return count
}

/** Calendar days from `from` to `to`: 0 on the same day, negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => countOf(to) - countOf(from)

/** The day so many calendar days after `date`, before it when negative. Refuses (throws RangeError) a part of a day. */
export function addDays(date: PlainDate, days: number): PlainDate {
  const count = countOf(date) + days
  const known = counted.get(count)
  if (known !== undefined) return known
  if (counted.size >= mostCounted) counted.clear()
  const sought = countedFrom.add({ days: count })
  counted.set(count, sought)
  return sought
}

/** The later of two days. */
export const latest = (one: PlainDate, other: PlainDate): PlainDate => (isAfter(one, other) ? one : other)

/** The earlier of two days. */
export const earliest = (one: PlainDate, other: PlainDate): PlainDate => (isBefore(one, other) ? one : other)

/** The Monday of the week (Monday to Sunday) that holds this day. */
export const mondayOf = (date: PlainDate): PlainDate => addDays(date, 1 - date.dayOfWeek)

/** Those of some days, in order, that lie from `from` to `to`, both included: found by halving, so that years of them cost no more than weeks. */
export function within<Day extends { readonly on: PlainDate }>(
  inOrder: readonly Day[],
  from: PlainDate,
  to: PlainDate,
): readonly Day[] {
  const first = firstWhere(inOrder, ({ on }) => !isBefore(on, from))
  return inOrder.slice(
    first,
    firstWhere(inOrder, ({ on }) => isAfter(on, to)),
  )
}

/** The first place from which on it holds; it doesn't hold for anything before. */
function firstWhere<Day>(inOrder: readonly Day[], holds: (day: Day) => boolean): number {
  let [from, to] = [0, inOrder.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    const day = inOrder[middle]
    if (day !== undefined && holds(day)) to = middle
    else from = middle + 1
  }
  return from
}

/** For sorting what has a day by it, the earliest first. */
export const byDay = (one: { readonly on: PlainDate }, other: { readonly on: PlainDate }): number =>
  ordinal(one.on) - ordinal(other.on)
