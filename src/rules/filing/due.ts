import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { addOpenDays, type Calendar } from '#rules/calendar/working-days.ts'

/**
 * The day by whose end a meeting's decisions and documents are on the children's files: the next working day after it that the
 * authority is open (M1, §1; FI-02).
 */
export const filingDueOn = (calendar: Calendar, sittingOn: PlainDate): PlainDate => addOpenDays(calendar, sittingOn, 1)
