import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { isAfter } from '#rules/calendar/plain-date.ts'
import { isWorkingDay, lastWorkingDayOnOrBefore } from '#rules/calendar/working-days.ts'
import { lastSittingOnOrBefore } from '#rules/sittings/proposed-sitting.ts'
import { plainMondays, sittingsBetween } from '#rules/sittings/sittings.ts'

type PlainDate = Temporal.PlainDate

const mondays = plainMondays(englandAndWales)

/** The meeting a review is held at: the last one on or before that day. */
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
export const workingDay = (date: PlainDate): PlainDate => lastWorkingDayOnOrBefore(englandAndWales, date)

/** The working days from one day to another, both included, in order. */
export function workingDays(from: PlainDate, to: PlainDate): readonly PlainDate[] {
  const days: PlainDate[] = []
  for (let at = from; !isAfter(at, to); at = at.add({ days: 1 })) if (isWorkingDay(englandAndWales, at)) days.push(at)
  return days
}

/** The working days on which a decision had its review, at `point`, on this meeting; in order, never none. */
export function decisionsReviewedAt(
  meeting: PlainDate,
  point: (decidedOn: PlainDate) => PlainDate,
): readonly [PlainDate, ...PlainDate[]] {
  const first = meeting.subtract(meeting.until(point(meeting)))
  const [one, ...more] = workingDays(first, first.add({ days: 9 })).filter((on) =>
    meetingOnOrBefore(point(on)).equals(meeting),
  )
  return [one ?? first, ...more]
}
