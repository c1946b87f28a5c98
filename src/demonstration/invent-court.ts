import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { publicLawOutline } from '#rules/court/public-law-outline.ts'
import type { Chance } from './chance.ts'
import type { FilingPlan, HearingPlan, PrivatePlan, ProceedingsPlan } from './plans.ts'
import { pastMeetings, workingDay } from './calendar-of-work.ts'
import { quietCourtDay, quietReportDay } from './quiet-days.ts'

type PlainDate = Temporal.PlainDate

const judges = ['HHJ Thompson', 'HHJ Patel', 'HHJ Begum', 'HHJ Garcia', 'HHJ Brooks', 'DJ Novak', 'DJ Silva'] as const
const documents = [
  'SWET',
  'Parenting assessment',
  'Final evidence',
  'Chronology',
  'Care plan',
  'Threshold document',
] as const
/** The court service's code, what may be late, and what is done about it. */
type Delay = readonly [string, string, string]
const delays: readonly [Delay, ...Delay[]] = [
  ['EX1', 'The expert’s report may come a week late', 'Chased on Monday; court to be told by Thursday'],
  ['LA5', 'The assessment needs one more visit', 'Visit booked; team manager reads the draft on Wednesday'],
  ['HE1', 'Hospital records not yet in', 'Legal Services has written to the trust'],
]

/** How long after issue a case of chance is old enough to have had its case management hearing, whatever the holidays. */
export const daysToCaseManagement = 35

type Application = readonly [ProceedingsPlan['application'], readonly ['A', 'B', 'C', 'E'] | readonly ['D']]
const applications: readonly [readonly [number, Application], ...(readonly [number, Application])[]] = [
  [8, ['Care order', ['A', 'B', 'C', 'E']]],
  [2, ['Supervision order', ['D']]],
]

/** Care proceedings from their issue to today and what is listed ahead. */
export function inventProceedings(
  chance: Chance,
  issuedOn: PlainDate,
  today: PlainDate,
  withoutReason: ProceedingsPlan['withoutReason'],
): ProceedingsPlan {
  const { day12, day18 } = publicLawOutline(englandAndWales, issuedOn, 'statute')
  const inWeeks = (from: number, to: number): PlainDate =>
    quietCourtDay(chance, today, issuedOn.add({ weeks: from }), issuedOn.add({ weeks: to }))
  const finalOn = inWeeks(25, 46)
  const hearings: readonly HearingPlan[] = [
    hearing('case-management', quietCourtDay(chance, today, day12, day18)),
    hearing('issues-resolution', inWeeks(15, 23)),
    hearing('final', finalOn),
  ]
  const [application, carePlans] = chance.weighted(applications)
  return {
    issuedOn,
    judge: chance.pick(judges),
    application,
    carePlan: chance.pick(carePlans),
    withoutReason,
    hearings,
    filings: hearings.map(({ heldOn }, hearing) => ({ ...filing(chance, heldOn, today), hearing })),
    endedOn: isBefore(finalOn, today) ? finalOn : null,
  }
}

const hearing = (kind: HearingPlan['kind'], heldOn: PlainDate): HearingPlan => ({
  kind,
  heldOn,
  attendance: 'Social worker and solicitor',
  attendanceBefore: null,
})

/** What is due is filed; what is still to come may be late. */
function filing(chance: Chance, before: PlainDate, today: PlainDate): Omit<FilingPlan, 'hearing'> {
  const dueOn = workingDay(before.subtract({ days: chance.between(4, 9) }))
  const what = chance.pick(documents)
  const onTime = { delayCode: null, potentialDelay: null, plan: null, worriedOn: null }
  if (isBefore(dueOn, today)) return { what, dueOn, filedOn: dueOn, ...onTime }
  const isWorrying = isBefore(dueOn, today.add({ weeks: 9 })) && chance.in(0.5)
  if (!isWorrying) return { what, dueOn, filedOn: null, ...onTime }
  const [delayCode, potentialDelay, plan] = chance.pick(delays)
  // The last meeting has heard of it: to the coming one it is no news.
  const worriedOn = workingDay((pastMeetings(today, 3)[0] ?? today).subtract({ days: 3 }))
  return { what, dueOn, filedOn: null, delayCode, potentialDelay, plan, worriedOn }
}

/** A private case in which the authority writes a report. */
export function inventPrivate(chance: Chance, today: PlainDate): PrivatePlan {
  const report = chance.in(0.5) ? 'section-37' : 'section-7'
  const about = quietReportDay(chance, today)
  const orderedOn = workingDay(about.subtract({ days: report === 'section-37' ? 55 : chance.between(56, 84) }))
  const reportDueOn = report === 'section-37' ? orderedOn.add({ days: 55 }) : workingDay(about)
  return {
    report,
    orderedOn,
    reportDueOn,
    nextHearingOn: workingDay(reportDueOn.add({ days: chance.between(3, 20) })),
    riskOfPublic: chance.in(0.3),
  }
}
