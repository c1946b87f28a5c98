import { daysOverdue, elapsed, sayElapsed, sayElapsedInFull, sayOverdue } from '#rules/calendar/elapsed.ts'
import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { endOf26Weeks } from './public-law-outline.ts'

/** How long proceedings have run: weeks since issue, the last day of 26 weeks, and how far past it they are (C5, C6). */
export type ProceedingsClock = {
  /** '8w 4d' since issue, to today or to the day they ended. */
  readonly weeks: string
  readonly week26: PlainDate
  /** 'overdue by 3 days', null while not past, and once ended. */
  readonly overdue: string | null
  /** The same in sentences, for reading aloud. */
  readonly sentence: string
}

/** The clock of a case on a day; null while it isn't issued, or when the day of issue lies ahead. */
export function proceedingsClock(
  { issuedOn, endedOn }: { readonly issuedOn: PlainDate | null; readonly endedOn: PlainDate | null },
  today: PlainDate,
): ProceedingsClock | null {
  if (issuedOn === null || isAfter(issuedOn, today)) return null
  const gone = elapsed(issuedOn, endedOn ?? today)
  const week26 = endOf26Weeks(issuedOn, 'statute')
  const days = endedOn === null ? daysOverdue(week26, today) : 0
  const overdue = days > 0 ? sayOverdue(days) : null
  const ran = endedOn === null ? 'since issue' : 'from issue to the end'
  return {
    weeks: sayElapsed(gone),
    week26,
    overdue,
    sentence: `${sayElapsedInFull(gone)} ${ran}. 26 weeks end on ${sayDateInFull(week26)}${overdue === null ? '' : `, ${overdue}`}.`,
  }
}
