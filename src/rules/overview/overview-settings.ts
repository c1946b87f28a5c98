import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { addOpenDays, type Calendar } from '#rules/calendar/working-days.ts'

/** When the Overview of a meeting is due, in open days after it, and who gets every one besides those whose children are in it. */
export type OverviewSettings = {
  readonly dueWithin: number
  readonly coreMembers: boolean
  readonly divisionalDirector: boolean
}

/** What an authority starts with (LO-01, LO-03). */
export const usualOverview: OverviewSettings = { dueWithin: 1, coreMembers: false, divisionalDirector: false }

/** The day by whose end the Overview of a meeting is published: the next working day the authority is open, or as set (LO-01). */
export const overviewDueOn = (
  calendar: Calendar,
  { dueWithin }: Pick<OverviewSettings, 'dueWithin'>,
  sittingOn: PlainDate,
): PlainDate => addOpenDays(calendar, sittingOn, dueWithin)
