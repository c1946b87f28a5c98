import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'

/** Whether an action's date looks like a slip, as a sentence to be asked about, never refused: more than a year ahead. Else empty. */
export const unlikelyDue = (dueOn: PlainDate, today: PlainDate): readonly string[] =>
  isAfter(dueOn, today.add({ years: 1 })) ? [`It would be due on ${sayDate(dueOn)}, more than a year ahead`] : []
