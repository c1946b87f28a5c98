import { addDays, isAfter, latest, type PlainDate } from '#rules/calendar/plain-date.ts'
import { lastWorkingDayOnOrBefore, type Calendar } from '#rules/calendar/working-days.ts'

// The only place where these numbers stand (C6, C8).
const section37Days = 55
const weeksOfAnExtension = 8

/** A date as the rules compute it and as the court ordered it; both are kept (C7; CT-01). */
export type CourtDate = { readonly computed: PlainDate | null; readonly ordered: PlainDate | null }

/** The date that counts: the court's if it ordered one, else the computed one; null when there is neither (C7). */
export const dateThatCounts = ({ computed, ordered }: CourtDate): PlainDate | null => ordered ?? computed

/** The last day for a section 37 report: 8 weeks beginning with the direction; a date the court orders goes before it (C8, C7). */
export const section37Due = (directedOn: PlainDate, ordered: PlainDate | null): CourtDate => ({
  computed: addDays(directedOn, section37Days),
  ordered,
})

/** A section 7 report is due on the date ordered, and on no other (C8). */
export const section7Due = (ordered: PlainDate | null): CourtDate => ({ computed: null, ordered })

/** The day to work towards so that a report is in time: the last working day on or before the day it is due (C8). */
export const workingTarget = (calendar: Calendar, dueOn: PlainDate): PlainDate =>
  lastWorkingDayOnOrBefore(calendar, dueOn)

/** Whether a report would come after the hearing it serves, which is warned of (C8). */
export const isDueAfterItsHearing = (dueOn: PlainDate, hearingOn: PlainDate): boolean => isAfter(dueOn, hearingOn)

/** The latest day one extension of the 26 weeks may end: 8 weeks after the later of the current end and the order (C6; CT-05). */
export const latestExtensionEnd = (currentEnd: PlainDate, orderedOn: PlainDate): PlainDate =>
  latest(currentEnd, orderedOn).add({ weeks: weeksOfAnExtension })
