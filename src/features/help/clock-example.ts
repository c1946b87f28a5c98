import { day, type PlainDate } from '#rules/calendar/plain-date.ts'
import { ceiling, midpointPoint, twelveWeekDate } from '#rules/pre-proceedings/timetable.ts'

/** One decision and the dates that follow from it, as the help explains them. */
export type ClockExample = {
  readonly decidedOn: PlainDate
  readonly sixWeekDate: PlainDate
  readonly twelveWeekDate: PlainDate
  readonly sixteenWeekMaximum: PlainDate
}

/** The first worked example of the rules, counted by the rules themselves. */
export function clockExample(): ClockExample {
  const decidedOn = day('2026-09-07')
  return {
    decidedOn,
    sixWeekDate: midpointPoint(decidedOn),
    twelveWeekDate: twelveWeekDate(decidedOn),
    sixteenWeekMaximum: ceiling(decidedOn),
  }
}
