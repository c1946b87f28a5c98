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
