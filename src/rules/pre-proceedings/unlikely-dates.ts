import { nameFor } from '#rules/words/name-for.ts'
import { sayDays } from '#rules/calendar/elapsed.ts'
import { daysBetween, isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { isWeekend, isWorkingDay, type Calendar } from '#rules/calendar/working-days.ts'
import { ceiling } from './timetable.ts'

/** Days of letters and meetings as a person enters them; null or left out where nothing is entered. */
export type LetterDates = {
  readonly letterSentOn?: PlainDate | null
  readonly firstMeetingOn?: PlainDate | null
  readonly familyMeetingOn?: PlainDate | null
  readonly applicationOn?: PlainDate | null
  readonly letterOfIssueOn?: PlainDate | null
}

type Around = Required<LetterDates> & { readonly decidedOn: PlainDate; readonly stepDecidedOn: PlainDate | null }

const names: Record<keyof LetterDates, string> = {
  letterSentOn: `The ${nameFor('document.letter-before-proceedings')}`,
  firstMeetingOn: `The first ${nameFor('meeting.with-parents')}`,
  familyMeetingOn: 'The family group decision-making meeting',
  applicationOn: 'The application to court',
  letterOfIssueOn: `The ${nameFor('document.letter-of-issue')}`,
}
const inOrder = ['letterSentOn', 'firstMeetingOn', 'familyMeetingOn', 'applicationOn', 'letterOfIssueOn'] as const

/** What comes before what, where both are known; another order is a slip more often than not, and an error in the return (P14). */
const before: readonly (readonly [keyof Around, keyof LetterDates, string])[] = [
  ['decidedOn', 'letterSentOn', 'the decision to start'],
  ['decidedOn', 'firstMeetingOn', 'the decision to start'],
  ['letterSentOn', 'firstMeetingOn', `the ${nameFor('document.letter-before-proceedings')}`],
  ['stepDecidedOn', 'applicationOn', 'the decision to issue'],
  ['applicationOn', 'letterOfIssueOn', 'the application to court'],
]

function sayOutOfOrder(name: keyof LetterDates, on: PlainDate, around: Around): readonly string[] {
  return before.flatMap(([earlier, later, called]) => {
    const first = around[earlier]
    if (later !== name || first === null || !isBefore(on, first)) return []
    return [`${sayDays(daysBetween(on, first))} before ${called}, ${sayDate(first)}`]
  })
}

function sayFarAway(name: keyof LetterDates, on: PlainDate, { decidedOn, stepDecidedOn }: Around): readonly string[] {
  if (name === 'familyMeetingOn' && isBefore(on, decidedOn.subtract({ years: 1 })))
    return ['more than a year before the decision to start']
  if (isAfter(on, ceiling(stepDecidedOn ?? decidedOn)))
    return [`more than 16 weeks after the decision to ${stepDecidedOn === null ? 'start' : 'issue'}`]
  return []
}

function sayNoWorkingDay(on: PlainDate, calendar: Calendar): readonly string[] {
  if (isWorkingDay(calendar, on)) return []
  const title = calendar.bankHolidays.get(on.toString())
  if (title !== undefined) return [`a bank holiday (${title})`]
  return isWeekend(on) ? [on.dayOfWeek === 6 ? 'a Saturday' : 'a Sunday'] : []
}

/**
 * What looks like a slip about the dates that a person enters, each in a sentence without its full stop: out of order, far away, at a weekend or
 * on a bank holiday. Asked and never refused: what happened is recorded as it happened (P14). Dates that stay as they were aren't asked again.
 */
export function unlikelyDates(around: Around, entered: LetterDates, calendar: Calendar): readonly string[] {
  const then: Around = { ...around, ...entered }
  return inOrder.flatMap((name) => {
    const [was, on] = [around[name], entered[name] ?? null]
    if (on === null || was?.equals(on) === true) return []
    const why = [...sayOutOfOrder(name, on, then), ...sayFarAway(name, on, then), ...sayNoWorkingDay(on, calendar)]
    return why.length === 0 ? [] : [`${names[name]}, ${sayDate(on)}, would be ${why.join(', and ')}`]
  })
}

/** Whether the day of a decision to start looks like a slip, as a sentence to be asked about, never refused: more than a year ago. Else empty. */
export const unlikelyStart = (decidedOn: PlainDate, today: PlainDate): readonly string[] =>
  isBefore(decidedOn, today.subtract({ years: 1 }))
    ? [`The decision to start would be of ${sayDate(decidedOn)}, more than a year ago`]
    : []

/**
 * Whether the day by which a child is to be back at the panel looks like a slip, as a sentence to be asked about, never refused: an urgent
 * return that is more than four weeks ahead. Else empty. (PP-06)
 */
export const unlikelyReturn = (by: PlainDate, today: PlainDate): readonly string[] =>
  isAfter(by, today.add({ weeks: 4 }))
    ? [`The urgent return would be at the panel by ${sayDate(by)}, more than four weeks ahead`]
    : []
