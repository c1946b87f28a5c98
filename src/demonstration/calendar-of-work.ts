import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { isWorkingDay, lastWorkingDayOnOrBefore } from '#rules/calendar/working-days.ts'
import { lastSittingOnOrBefore, plainMondays, sittingsBetween } from '#rules/meeting/sittings.ts'

type PlainDate = Temporal.PlainDate

const mondays = plainMondays(englandAndWales)

/** The meeting a review was held at: the last one on or before that day. */
export const meetingOnOrBefore = (point: PlainDate): PlainDate =>
  lastSittingOnOrBefore(mondays, point, point.subtract({ days: 30 }))?.on ?? point

/** The coming meeting: today's, or the next. */
export const comingMeeting = (today: PlainDate): PlainDate =>
  sittingsBetween(mondays, today, today.add({ days: 14 }))[0]?.on ?? today

/** The meetings of the last weeks, newest first. */
export const pastMeetings = (today: PlainDate, weeks: number): readonly PlainDate[] =>
  sittingsBetween(mondays, today.subtract({ weeks }), today.subtract({ days: 1 }))
    .map(({ on }) => on)
    .toReversed()

/** The day itself when people work on it, else the last working day before. */
export const workingDay = (date: PlainDate): PlainDate =>
  isWorkingDay(englandAndWales, date) ? date : lastWorkingDayOnOrBefore(englandAndWales, date)
