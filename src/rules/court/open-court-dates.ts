import type { OpenDate } from '#rules/calendar/moved-dates.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { Calendar } from '#rules/calendar/working-days.ts'
import { workingTarget } from './court-dates.ts'
import { advocatesMeetingBy, draftOrderBy, publicLawOutline } from './public-law-outline.ts'

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

function datesBefore(calendar: Calendar, kind: string, heldOn: PlainDate): readonly OpenDate[] {
  const hearing = `hearing on ${sayDate(heldOn)}`
  const draftOrder = dated(`Draft order for the ${hearing}`, draftOrderBy(calendar, heldOn).toPlainDate())
  const advocates = (as: 'case-management' | 'issues-resolution') =>
    dated(`Advocates’ meeting for the ${hearing}`, advocatesMeetingBy(calendar, as, heldOn, 'plain'))
  if (kind === 'issues-resolution') return [advocates('issues-resolution'), draftOrder]
  if (kind === 'case-management' || kind === 'further-case-management')
    return [advocates('case-management'), draftOrder]
  return [draftOrder]
}

/** The working-day dates of a case: the Outline's Days, and what is due before each listed hearing (C1–C3; CT-01). */
export const openCourtDates = (calendar: Calendar, { issuedOn, hearings }: OpenCase): readonly OpenDate[] => [
  ...(issuedOn === null ? [] : outlineDates(calendar, issuedOn)),
  ...hearings.flatMap(({ kind, heldOn }) => datesBefore(calendar, kind, heldOn)),
]

/** The day to work towards for a report due on a day (C8). */
export const openReportDate = (calendar: Calendar, dueOn: PlainDate): OpenDate =>
  dated(`Report due ${sayDate(dueOn)}, to work towards`, workingTarget(calendar, dueOn))
