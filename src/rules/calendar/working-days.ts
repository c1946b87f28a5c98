import { addDays, byDay, daysBetween, isAfter, isBefore, mondayOf, type PlainDate, within } from './plain-date.ts'

/** A day with what it is called: 'Easter Monday', 'Council closed'. */
export type NamedDay = { readonly on: PlainDate; readonly title: string }

/** The period for which bank holidays are known; a count that leaves it may still change (§1). */
export type Published = { readonly publishedFrom: PlainDate; readonly publishedTo: PlainDate }

/** The days that don't count (§1). Keys are 'YYYY-MM-DD', values what the day is called. */
export type Calendar = Published & {
  readonly bankHolidays: ReadonlyMap<string, string>
  readonly closureDays: ReadonlyMap<string, string>
}

const titlesByDay = (days: readonly NamedDay[]): ReadonlyMap<string, string> =>
  new Map(days.map(({ on, title }) => [on.toString(), title]))

/**
 * A calendar of bank holidays and an authority's own closure days (§1). How far the holidays are known is said and never taken from them:
 * a one-off day further ahead publishes nothing.
 */
export const calendarOf = (
  bankHolidays: readonly NamedDay[],
  closureDays: readonly NamedDay[],
  { publishedFrom, publishedTo }: Published,
): Calendar => ({
  bankHolidays: titlesByDay(bankHolidays),
  closureDays: titlesByDay(closureDays),
  publishedFrom,
  publishedTo,
})

/** Whether the day is a Saturday or a Sunday. */
export const isWeekend = (date: PlainDate): boolean => date.dayOfWeek > 5

/** Whether the day is a bank holiday of England and Wales in this calendar. */
export const isBankHoliday = (calendar: Calendar, date: PlainDate): boolean =>
  calendar.bankHolidays.has(date.toString())

/** Whether the authority is closed that day though others work. */
const isClosureDay = (calendar: Calendar, date: PlainDate): boolean => calendar.closureDays.has(date.toString())

/** Monday to Friday and no bank holiday; closure days *are* working days for every statutory count (§1). */
export const isWorkingDay = (calendar: Calendar, date: PlainDate): boolean =>
  !isWeekend(date) && !isBankHoliday(calendar, date)

/** A working day on which the authority is open: what filing, service levels, escalation and meetings go by (§1). */
export const isOpenDay = (calendar: Calendar, date: PlainDate): boolean =>
  isWorkingDay(calendar, date) && !isClosureDay(calendar, date)

type CountsAs = (calendar: Calendar, date: PlainDate) => boolean

function countDays(calendar: Calendar, from: PlainDate, days: number, step: 1 | -1, counts: CountsAs): PlainDate {
  if (!Number.isInteger(days) || days < 0) {
    throw new RangeError(`A count of days is a whole number from 0, not ${String(days)}.`)
  }
  let date = from
  for (let left = days; left > 0;) {
    date = addDays(date, step)
    if (counts(calendar, date)) left -= 1
  }
  return date
}

/** The nth working day after `date`; `date` itself, working day or not, when `days` is 0. Refuses (throws) a negative count. */
export const addWorkingDays = (calendar: Calendar, date: PlainDate, days: number): PlainDate =>
  countDays(calendar, date, days, 1, isWorkingDay)

/** The nth working day before `date`, by plain subtraction (C3); `date` itself when `days` is 0. Refuses a negative count. */
export const subtractWorkingDays = (calendar: Calendar, date: PlainDate, days: number): PlainDate =>
  countDays(calendar, date, days, -1, isWorkingDay)

/** The nth open day after `date`: working days less the authority's closures (§1, M1, P16). Refuses a negative count. */
export const addOpenDays = (calendar: Calendar, date: PlainDate, days: number): PlainDate =>
  countDays(calendar, date, days, 1, isOpenDay)

/** The nth open day before `date`: what is asked for ahead of a meeting is counted back by them (§1, SET-08). Refuses a negative count. */
export const subtractOpenDays = (calendar: Calendar, date: PlainDate, days: number): PlainDate =>
  countDays(calendar, date, days, -1, isOpenDay)

/** The first working day after `date`. */
export const nextWorkingDay = (calendar: Calendar, date: PlainDate): PlainDate => addWorkingDays(calendar, date, 1)

/** `date` if it is a working day, else the last one before it (the working target of C8). */
export const lastWorkingDayOnOrBefore = (calendar: Calendar, date: PlainDate): PlainDate =>
  isWorkingDay(calendar, date) ? date : subtractWorkingDays(calendar, date, 1)

/** `date` if it is open, else the next open day of the same Monday-to-Sunday week, else null (§1). */
export function openDayInSameWeek(calendar: Calendar, date: PlainDate): PlainDate | null {
  const sunday = addDays(mondayOf(date), 6)
  for (let at = date; !isAfter(at, sunday); at = addDays(at, 1)) if (isOpenDay(calendar, at)) return at
  return null
}

/** Working days after `from` up to and including `to`; negative, counted the same way, when `to` is earlier. */
export function workingDaysBetween(calendar: Calendar, from: PlainDate, to: PlainDate): number {
  if (isBefore(to, from)) return -workingDaysBetween(calendar, to, from)
  return weekdaysBetween(from, to) - bankHolidaysSkipped(calendar, from, to).length
}

/** Worked out, not walked through: a slip of a thousand years takes no longer than a week. */
function weekdaysBetween(from: PlainDate, to: PlainDate): number {
  const days = daysBetween(from, to)
  const rest = Array.from({ length: days % 7 }, (_, at) => ((from.dayOfWeek + at) % 7) + 1)
  return Math.floor(days / 7) * 5 + rest.filter((dayOfWeek) => dayOfWeek <= 5).length
}

const weekdayHolidays = new WeakMap<Calendar, readonly NamedDay[]>()

/** A calendar's bank holidays on weekdays in order, read once. */
function holidaysOn(calendar: Calendar): readonly NamedDay[] {
  const known = weekdayHolidays.get(calendar)
  if (known !== undefined) return known
  const holidays = [...calendar.bankHolidays]
    .map(([iso, title]) => ({ on: Temporal.PlainDate.from(iso), title }))
    .filter(({ on }) => !isWeekend(on))
    .toSorted(byDay)
  weekdayHolidays.set(calendar, holidays)
  return holidays
}

/** The bank holidays on weekdays after `from` up to and including `to`: the days a count of working days skipped besides weekends. */
export const bankHolidaysSkipped = (calendar: Calendar, from: PlainDate, to: PlainDate): readonly NamedDay[] =>
  within(holidaysOn(calendar), addDays(from, 1), to)

/**
 * Whether a count of working or open days from one date to the other, in either order, takes in a day for which bank holidays aren't known,
 * so that it may still change (§1). The day counted from isn't counted; no days counted can't change.
 */
export function isProvisional(calendar: Published, from: PlainDate, to: PlainDate): boolean {
  if (from.equals(to)) return false
  const [first, last] = isBefore(to, from) ? [to, addDays(from, -1)] : [addDays(from, 1), to]
  return isUnpublished(calendar, first) || isUnpublished(calendar, last)
}

/** Whether a day itself is one of which nobody can know yet whether it is a bank holiday, as of a meeting's day (§1, P3). */
export const isUnpublished = (calendar: Published, date: PlainDate): boolean =>
  isAfter(date, calendar.publishedTo) || isBefore(date, calendar.publishedFrom)
