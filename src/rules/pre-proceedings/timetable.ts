import { addDays, type PlainDate } from '#rules/calendar/plain-date.ts'

// The only place where these numbers stand: P2, P4, P13; PP-02.
const midpointDays = 42
const limitDays = 84
const ceilingDays = 112
const earliestMidpointDays = 28
const readyBeforeBirthDays = 28

/** The 6-week date: day 42, never rolled for a weekend or holiday (P2; L midpoint). */
export const midpointPoint = (dayZero: PlainDate): PlainDate => addDays(dayZero, midpointDays)

/** The 12-week date: day 84, never rolled; an extension moves it (P2, P6; L final). */
export const twelveWeekDate = (dayZero: PlainDate): PlainDate => addDays(dayZero, limitDays)

/** The 16-week maximum: day 112, never rolled and never moved (P2; L midpoint). */
export const ceiling = (dayZero: PlainDate): PlainDate => addDays(dayZero, ceilingDays)

/** The first day on which a midpoint is held without giving a reason: day 28 (P4). */
export const earliestMidpoint = (dayZero: PlainDate): PlainDate => addDays(dayZero, earliestMidpointDays)

/** The day by which an unborn child's plan should be decided: the expected date less 28 days (P13). */
export const readyBeforeBirth = (expectedOn: PlainDate): PlainDate => addDays(expectedOn, -readyBeforeBirthDays)

/** What the authority lets day 0 be: kept with each episode, so that a change of setting acts on later ones only (P1). */
export type ClockStartsWith = 'decision' | 'letter' | 'first-meeting'

/** What P1 needs to know of an episode; null where it hasn't happened. */
export type StartEvents = {
  readonly clockStartsWith: ClockStartsWith
  readonly decidedOn: PlainDate
  readonly letterSentOn: PlainDate | null
  readonly firstMeetingOn: PlainDate | null
}

/** Day 0, the event it comes from, and whether it stands in for a chosen event that hasn't happened yet. */
export type StartOfClock = { readonly on: PlainDate; readonly from: ClockStartsWith; readonly provisional: boolean }

/** Day 0 by the authority's setting; until the chosen event happens the dates run, provisionally, from the decision (P1; PP-02). */
export function startOfClock(events: StartEvents): StartOfClock {
  const dates = { decision: events.decidedOn, letter: events.letterSentOn, 'first-meeting': events.firstMeetingOn }
  const chosen = dates[events.clockStartsWith]
  return chosen === null
    ? { on: events.decidedOn, from: 'decision', provisional: true }
    : { on: chosen, from: events.clockStartsWith, provisional: false }
}
