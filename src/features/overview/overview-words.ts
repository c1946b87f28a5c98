import type { Labels } from '#rules/words/labels.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'

/** 'Monday 23 November 2026', from the day an Overview is of. */
export const sayMeetingDay = (meetingOn: string): string => sayDateInFull(Temporal.PlainDate.from(meetingOn))

/** 'Legal Overview, meeting of Monday 23 November 2026'. */
export const sayOverview = (labels: Labels, meetingOn: string): string =>
  `${labels('document.legal-overview')}, meeting of ${sayMeetingDay(meetingOn)}`

/** '1 item', '4 items'. */
export const sayItems = (count: number): string => `${count} item${count === 1 ? '' : 's'}`

/** Over the five lines: whose count they are. */
export const counted = 'In short'
export const countedInCopy = 'In short, of what is in your copy'
