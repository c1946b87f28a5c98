import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { addOpenDays, type Calendar } from '#rules/calendar/working-days.ts'

/** How soon after the decision things are aimed at, in working days the authority is open (P16, settings). */
export type ServiceLevels = { readonly letterWithin: number; readonly firstMeetingWithin: number }

/** What an authority starts with (P16). */
export const usualServiceLevels: ServiceLevels = { letterWithin: 5, firstMeetingWithin: 10 }

/** The day by which the letter before proceedings is aimed to be sent (P16). */
export const letterAim = (calendar: Calendar, levels: ServiceLevels, decidedOn: PlainDate): PlainDate =>
  addOpenDays(calendar, decidedOn, levels.letterWithin)

/** The day by which the first meeting with parents is aimed to be held (P16). */
export const firstMeetingAim = (calendar: Calendar, levels: ServiceLevels, decidedOn: PlainDate): PlainDate =>
  addOpenDays(calendar, decidedOn, levels.firstMeetingWithin)
