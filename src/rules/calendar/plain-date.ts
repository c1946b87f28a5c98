/** A day without a time, as every deadline is (§1); "today" is the day in Europe/London and is always handed in. */
export type PlainDate = Temporal.PlainDate

/** Reads 'YYYY-MM-DD' written in our own code or data; throws RangeError on anything else. For what people type see typed-date.ts. */
export const day = (iso: string): PlainDate => Temporal.PlainDate.from(iso, { overflow: 'reject' })

/** Whether `one` is an earlier day than `other`. */
export const isBefore = (one: PlainDate, other: PlainDate): boolean => Temporal.PlainDate.compare(one, other) < 0

/** Whether `one` is a later day than `other`. */
export const isAfter = (one: PlainDate, other: PlainDate): boolean => Temporal.PlainDate.compare(one, other) > 0

/** Calendar days from `from` to `to`: 0 on the same day, negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => from.until(to, { largestUnit: 'days' }).days

/** The later of two days. */
export const latest = (one: PlainDate, other: PlainDate): PlainDate => (isAfter(one, other) ? one : other)

/** The earlier of two days. */
export const earliest = (one: PlainDate, other: PlainDate): PlainDate => (isBefore(one, other) ? one : other)

/** The Monday of the week (Monday to Sunday) that holds this day. */
export const mondayOf = (date: PlainDate): PlainDate => date.subtract({ days: date.dayOfWeek - 1 })

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
  Temporal.PlainDate.compare(one.on, other.on)
