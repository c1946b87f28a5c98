import type { OpenDate } from '#rules/calendar/moved-dates.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { Calendar } from '#rules/calendar/working-days.ts'
import type { CourtCounting } from './court-counting.ts'
import { workingTarget } from './court-dates.ts'
import { advocatesBefore } from './hearing-dates.ts'
import { draftOrderBy, publicLawOutline } from './public-law-outline.ts'

/** What the working-day dates of a case follow from. */
export type OpenCase = {
  readonly issuedOn: PlainDate | null
  readonly hearings: readonly { readonly kind: string; readonly heldOn: PlainDate }[]
}

const dated = (what: string, on: PlainDate): OpenDate => ({ what, on, note: null })

function outlineDates(calendar: Calendar, issuedOn: PlainDate): readonly OpenDate[] {
  const { day2, day12, day18, day25 } = publicLawOutline(calendar, issuedOn, 'statute')
  return [
    dated('Day 2', day2),
    dated('Day 12, case management from', day12),
    dated('Day 18, case management until', day18),
    dated('Day 25, further case management by', day25),
  ]
}

function datesBefore(
  counting: CourtCounting,
  hearing: { readonly kind: string; readonly heldOn: PlainDate },
): readonly OpenDate[] {
  const said = `hearing on ${sayDate(hearing.heldOn)}`
  const advocatesBy = advocatesBefore(counting, hearing)
  return [
    ...(advocatesBy === null ? [] : [dated(`Advocates’ meeting for the ${said}`, advocatesBy)]),
    dated(`Draft order for the ${said}`, draftOrderBy(counting.calendar, hearing.heldOn).toPlainDate()),
  ]
}

/** The working-day dates of a case: the Outline's Days, and what is due before each listed hearing (C1–C3; CT-01). */
export const openCourtDates = (counting: CourtCounting, { issuedOn, hearings }: OpenCase): readonly OpenDate[] => [
  ...(issuedOn === null ? [] : outlineDates(counting.calendar, issuedOn)),
  ...hearings.flatMap((hearing) => datesBefore(counting, hearing)),
]

/** The day to work towards for a report due on a day (C8). */
export const openReportDate = (calendar: Calendar, dueOn: PlainDate): OpenDate =>
  dated(`Report due ${sayDate(dueOn)}, to work towards`, workingTarget(calendar, dueOn))
