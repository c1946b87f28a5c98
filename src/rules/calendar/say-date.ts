import type { PlainDate } from './plain-date.ts'

// Written out, because the platform's en-GB words differ from ours ('Mon,', 'Sept') and from one release to the next.
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
] as const

const weekday = (date: PlainDate): string => weekdays[date.dayOfWeek - 1] ?? ''
const month = (date: PlainDate): string => months[date.month - 1] ?? ''

/** 'Mon 19 Oct 2026': tables and lists. */
export const sayDate = (date: PlainDate): string => `${sayDateWithoutYear(date)} ${date.year}`

/** 'Monday 19 October 2026': headings and sentences. */
export const sayDateInFull = (date: PlainDate): string => `${sayDateInFullWithoutYear(date)} ${date.year}`

/** 'Mon 19 Oct': where the year is plain, as under a clock strip. */
export const sayDateWithoutYear = (date: PlainDate): string =>
  `${weekday(date).slice(0, 3)} ${date.day} ${month(date).slice(0, 3)}`

/** 'Monday 19 October': sentences read aloud. */
export const sayDateInFullWithoutYear = (date: PlainDate): string => `${weekday(date)} ${date.day} ${month(date)}`

/** '19 Oct': the tightest places. */
export const sayDayAndMonth = (date: PlainDate): string => `${date.day} ${month(date).slice(0, 3)}`
