import { sayCountedDays, sayCountedWorkingDays, type DateReason } from '#rules/calendar/date-reason.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { isProvisional } from '#rules/calendar/working-days.ts'
import type { CourtCounting } from './court-counting.ts'
import { publicLawOutline, type WeeksConvention } from './public-law-outline.ts'

const weekRules: Record<WeeksConvention, string> = {
  statute: 'The last day of 26 weeks that begin with the day of issue; never moved',
  portal: '26 weeks after the day of issue, as the court’s portal counts; never moved',
}

/** Why each date of the Public Law Outline is what it is, in order (C1, C2, C4, C5; PP-10, CT-01). */
export function outlineReasons({ calendar, weeks }: CourtCounting, issuedOn: PlainDate): readonly DateReason[] {
  const outline = publicLawOutline(calendar, issuedOn, weeks)
  const from = `Day of issue, ${sayDate(issuedOn)}`
  const byWorkingDays = (what: string, on: PlainDate, rule: string): DateReason => ({
    what,
    on,
    from,
    rule,
    counted: sayCountedWorkingDays(calendar, issuedOn, on),
    isProvisional: isProvisional(calendar, issuedOn, on),
  })
  const byEveryDay = (what: string, on: PlainDate, rule: string): DateReason => ({
    what,
    on,
    from,
    rule,
    counted: sayCountedDays(issuedOn, on),
    isProvisional: false,
  })
  return [
    {
      what: 'Day 1',
      on: issuedOn,
      from,
      rule: 'The day of issue is Day 1',
      counted: 'Day 1 itself',
      isProvisional: false,
    },
    byWorkingDays('Day 2', outline.day2, 'The first working day after the day of issue'),
    byWorkingDays('Day 12', outline.day12, 'The first day for the case management hearing'),
    byWorkingDays('Day 18', outline.day18, 'The last day for the case management hearing'),
    byWorkingDays('Day 25', outline.day25, 'The last day for a further case management hearing'),
    byEveryDay('20 weeks', outline.week20, 'The issues resolution hearing is expected by now; never moved'),
    byEveryDay('26 weeks', outline.week26, weekRules[weeks]),
  ]
}
