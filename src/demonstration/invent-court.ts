import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { publicLawOutline } from '#rules/court/public-law-outline.ts'
import { workingDay } from './calendar-of-work.ts'
import type { Chance } from './chance.ts'
import type { FilingPlan, HearingPlan, PrivatePlan, ProceedingsPlan } from './plans.ts'

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

/** Care proceedings from their issue to today and what is listed ahead. */
export function inventProceedings(chance: Chance, issuedOn: PlainDate, today: PlainDate): ProceedingsPlan {
  const outline = publicLawOutline(englandAndWales, issuedOn, 'statute')
  const lastsUntil = issuedOn.add({ weeks: chance.between(24, 46) })
  const hearings: readonly HearingPlan[] = [
    hearing(chance, 'case-management', workingDay(outline.day12.add({ days: chance.between(0, 5) })), today),
    hearing(chance, 'issues-resolution', workingDay(issuedOn.add({ days: chance.between(110, 160) })), today),
    hearing(chance, 'final', workingDay(lastsUntil), today),
  ]
  return {
    issuedOn,
    judge: chance.pick(judges),
    carePlan: chance.pick(['A', 'B', 'C', 'E'] as const),
    hearings,
    filings: hearings.map(({ heldOn }) => filing(chance, heldOn, today)),
    endedOn: isBefore(lastsUntil, today) ? workingDay(lastsUntil) : null,
  }
}

function hearing(chance: Chance, kind: HearingPlan['kind'], heldOn: PlainDate, today: PlainDate): HearingPlan {
  const isNear = !isBefore(heldOn, today) && isBefore(heldOn, today.add({ days: 15 }))
  const changed = isNear && chance.in(0.5)
  return {
    kind,
    heldOn,
    attendance: changed ? 'Team manager instead of the social worker, who is on leave' : 'Social worker and solicitor',
    attendanceBefore: changed ? 'Social worker and solicitor' : null,
  }
}

function filing(chance: Chance, before: PlainDate, today: PlainDate): FilingPlan {
  const dueOn = workingDay(before.subtract({ days: chance.between(4, 9) }))
  const what = chance.pick(documents)
  // What is still unfiled fell due lately: nobody leaves a court waiting for months.
  const isFiled = isBefore(dueOn, today.subtract({ days: 8 })) || (isBefore(dueOn, today) && chance.in(0.8))
  if (isFiled) return { what, dueOn, filedOn: dueOn, delayCode: null, potentialDelay: null, plan: null }
  const isWorrying = isBefore(dueOn, today.add({ days: 21 })) && chance.in(0.6)
  const [delayCode, potentialDelay, plan] = isWorrying ? chance.pick(delays) : [null, null, null]
  return { what, dueOn, filedOn: null, delayCode, potentialDelay, plan }
}

/** A private case in which the authority writes a report. */
export function inventPrivate(chance: Chance, today: PlainDate): PrivatePlan {
  const orderedOn = workingDay(today.subtract({ days: chance.between(5, 60) }))
  const report = chance.in(0.5) ? 'section-37' : 'section-7'
  const reportDueOn = workingDay(orderedOn.add({ days: report === 'section-37' ? 55 : chance.between(56, 84) }))
  return {
    report,
    orderedOn,
    reportDueOn,
    nextHearingOn: workingDay(reportDueOn.add({ days: chance.between(-2, 20) })),
    riskOfPublic: chance.in(0.3),
  }
}
