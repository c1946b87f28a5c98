import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { sayMeetingOf, type ToldApart } from '#rules/sittings/say-meeting.ts'

/** 'Monday 23 November 2026', from the day an Overview is of; with the meeting's name where several series meet. */
export const sayMeetingDay = (meetingOn: string, of: ToldApart): string =>
  sayMeetingOf(sayDateInFull(Temporal.PlainDate.from(meetingOn)), of)

/** 'Legal Overview, meeting of Monday 23 November 2026'. */
export const sayOverview = (called: string, meetingOn: string, of: ToldApart): string =>
  `${called}, meeting of ${sayMeetingDay(meetingOn, of)}`

/** '1 item', '4 items'. */
export const sayItems = (count: number): string => `${count} item${count === 1 ? '' : 's'}`

/** Over the five lines: whose count they are. */
export const counted = 'In short'
export const countedOfShown = 'In short, of what is shown to you'
export const countedInCopy = 'In short, of what is in your copy'

/** 'Version 1 of 2': which one somebody holds. */
export const sayVersion = (number: number, latest: number): string =>
  latest > number ? `version ${number} of ${latest}` : `version ${number}`

/** Where a reader may not see all of a published Overview, without saying what or how much is missing; '' where they see all of it. (LO-03, FAM-05) */
export const sayNotAll = (called: string, isWhole: boolean): string =>
  isWhole ? '' : `Parts of this ${called} aren’t shown to you: what is counted here is what you can see.`
