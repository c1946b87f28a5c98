import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { sayCountedDays, type DateReason } from '#rules/calendar/date-reason.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { ceiling, midpointPoint, twelveWeekDate, type ClockStartsWith, type StartOfClock } from './timetable.ts'

const startNames: Record<ClockStartsWith, string> = {
  decision: 'Decision to start',
  letter: `${capitalised(nameFor('document.letter-before-proceedings'))} sent`,
  'first-meeting': `First ${nameFor('meeting.with-parents')} held`,
}

/** The event that day 0 comes from, with its day: 'Decision to start, Mon 7 Sep 2026'. */
export const sayStart = ({ from, on }: StartOfClock): string => `${startNames[from]}, ${sayDate(on)}`

const pointReason = (what: string, rule: string, start: StartOfClock, on: PlainDate): DateReason => ({
  what,
  on,
  rule,
  from: sayStart(start),
  counted: sayCountedDays(start.on, on),
  isProvisional: false,
})

/** Why the 6-week date is what it is (P2). */
export const sixWeekReason = (start: StartOfClock): DateReason =>
  pointReason('6-week date', '6 weeks later; never moved', start, midpointPoint(start.on))

/** Why the 12-week date is what it is (P2). */
export const twelveWeekReason = (start: StartOfClock): DateReason =>
  pointReason('12-week date', '12 weeks later; moved only by an agreed extension', start, twelveWeekDate(start.on))

/** Why the 16-week maximum is what it is (P2). */
export const sixteenWeekReason = (start: StartOfClock): DateReason =>
  pointReason('16-week maximum', '16 weeks later; never moved', start, ceiling(start.on))
