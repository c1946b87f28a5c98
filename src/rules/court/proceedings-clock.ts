import { daysOverdue, elapsed, sayElapsed, sayElapsedInFull, sayOverdue } from '#rules/calendar/elapsed.ts'
import { isAfter, latest, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate, sayDateInFull } from '#rules/calendar/say-date.ts'
import { isFollowed, type Following } from '#rules/people/still-followed.ts'
import { endOf26Weeks, type WeeksConvention } from './public-law-outline.ts'

/** How long proceedings have run: weeks since issue, the last day of 26 weeks, and how far past it they are (C5, C6). */
export type ProceedingsClock = {
  /** '8w 4d' since issue, to today or to the day they ended. */
  readonly weeks: string
  readonly week26: PlainDate
  /** The 26-week date is 'overdue by 3 days'; null while not past, and once ended. */
  readonly overdue: string | null
  /** The same in sentences, for reading aloud. */
  readonly sentence: string
}

/** When a case was issued and ended, and, where known, until when each of its children was followed. */
export type CaseDates = {
  readonly issuedOn: PlainDate | null
  readonly endedOn: PlainDate | null
  readonly children?: readonly Pick<Following, 'followedUntil'>[]
}

/** The day from which on none of a case's children was followed any more; null while one is, or none is known. */
const followedUntil = (children: readonly Pick<Following, 'followedUntil'>[]): PlainDate | null =>
  children.some(isFollowed)
    ? null
    : children.reduce<PlainDate | null>((last, child) => {
        const until = child.followedUntil
        return last === null || until === null ? until : latest(last, until)
      }, null)

/**
 * The clock of a case on a day, its 26 weeks ended as the authority counts; null while it isn't issued, or when the day of issue lies ahead. Nothing counts on after the last of its
 * children is no longer followed (P18).
 */
export function proceedingsClock(
  { issuedOn, endedOn: endedByCourt, children = [] }: CaseDates,
  today: PlainDate,
  weeks: WeeksConvention,
): ProceedingsClock | null {
  if (issuedOn === null || isAfter(issuedOn, today)) return null
  const endedOn = endedByCourt ?? followedUntil(children)
  const gone = elapsed(issuedOn, endedOn ?? today)
  const week26 = endOf26Weeks(issuedOn, weeks)
  const days = endedOn === null ? daysOverdue(week26, today) : 0
  const overdue = days > 0 ? sayOverdue(days) : null
  const ran = endedOn === null ? 'since issue' : 'from issue to the end'
  return {
    weeks: sayElapsed(gone),
    week26,
    overdue,
    sentence: `${sayElapsedInFull(gone)} ${ran}. ${sayEnd(week26, today)}${overdue === null ? '' : `: ${overdue}`}.`,
  }
}

const sayEnd = (week26: PlainDate, today: PlainDate): string =>
  isAfter(today, week26)
    ? `The 26-week date was ${sayDateInFull(week26)}`
    : `The 26-week date is ${sayDateInFull(week26)}`

/** How the end of the 26 weeks stands, in a line: '26 weeks end Thu 10 Jun 2027', '26-week date overdue by 3 days'. */
export const sayWeek26 = ({ week26, overdue }: ProceedingsClock): string =>
  overdue === null ? `26 weeks end ${sayDate(week26)}` : `26-week date ${overdue}`
