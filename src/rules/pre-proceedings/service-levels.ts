import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { addOpenDays, type Calendar } from '#rules/calendar/working-days.ts'

/** How soon after the decision things are aimed at, in working days the authority is open (P16, settings). */
export type ServiceLevels = {
  readonly letterWithin: number
  readonly firstMeetingWithin: number
  /** What the first meeting's aim counts from; until the letter is sent it runs from the decision. */
  readonly firstMeetingFrom: 'decision' | 'letter'
}

/** What an authority starts with (P16). */
export const usualServiceLevels: ServiceLevels = {
  letterWithin: 5,
  firstMeetingWithin: 10,
  firstMeetingFrom: 'decision',
}

/** The day by which the letter before proceedings is aimed to be sent (P16). */
export const letterAim = (calendar: Calendar, levels: ServiceLevels, decidedOn: PlainDate): PlainDate =>
  addOpenDays(calendar, decidedOn, levels.letterWithin)

type Before = { readonly decidedOn: PlainDate; readonly letterSentOn: PlainDate | null }

/** The day that the first meeting's aim counts from: the decision or, where the authority has it so and it is sent, the letter (P16). */
export const firstMeetingCountsFrom = (levels: ServiceLevels, { decidedOn, letterSentOn }: Before): PlainDate =>
  levels.firstMeetingFrom === 'letter' && letterSentOn !== null ? letterSentOn : decidedOn

/** The day by which the first meeting with parents is aimed to be held (P16). */
export const firstMeetingAim = (calendar: Calendar, levels: ServiceLevels, before: Before): PlainDate =>
  addOpenDays(calendar, firstMeetingCountsFrom(levels, before), levels.firstMeetingWithin)
