import { isAfter, isBefore } from '#rules/calendar/plain-date.ts'
import { ceiling, midpointPoint, twelveWeekDate } from '#rules/pre-proceedings/timetable.ts'
import { comingMeeting, meetingOnOrBefore, workingDay, workingDays } from './calendar-of-work.ts'
import type { Chance } from './chance.ts'

type PlainDate = Temporal.PlainDate

// The coming meeting is the told families': an hour in which everything Waymark does comes up once. What chance gives an authority would
// fill two hours of it on one day and leave it bare on another, so chance has the days on which the meeting doesn't look.

/** A day on which pre-proceedings may have started by chance, and whether they have been extended since. */
export type QuietDecision = { readonly on: PlainDate; readonly extended: boolean }

/** The working days of the last sixteen weeks whose midpoint and final reviews are at other meetings than the coming one. */
export function quietDecisions(today: PlainDate): readonly [QuietDecision, ...QuietDecision[]] {
  const meeting = comingMeeting(today)
  const yesterday = { on: workingDay(today.subtract({ days: 1 })), extended: false }
  const days = workingDays(meeting.subtract({ weeks: 16 }), yesterday.on.subtract({ days: 1 }))
  const quiet = days.flatMap((on): readonly QuietDecision[] => {
    const finalAt = meetingOnOrBefore(twelveWeekDate(on))
    if (meetingOnOrBefore(midpointPoint(on)).equals(meeting) || finalAt.equals(meeting)) return []
    if (isAfter(finalAt, meeting)) return [{ on, extended: false }]
    return isAfter(meetingOnOrBefore(ceiling(on)), meeting) ? [{ on, extended: true }] : []
  })
  return [yesterday, ...quiet]
}

/** A day in court, by chance: over already, or after everything the coming meeting looks at, a document due the week before included. */
export const quietCourtDay = (chance: Chance, today: PlainDate, from: PlainDate, to: PlainDate): PlainDate => {
  const lookedAtTo = comingMeeting(today).add({ weeks: 4 })
  const quiet = workingDays(from, to).filter((on) => isBefore(on, today) || isAfter(on, lookedAtTo))
  return quiet[chance.between(0, quiet.length - 1)] ?? to
}

/** The day a report of chance is due in private proceedings: after those the coming meeting looks at. */
export const quietReportDay = (chance: Chance, today: PlainDate): PlainDate =>
  comingMeeting(today).add({ days: chance.between(34, 46) })
