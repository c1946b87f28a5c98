import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { sayCountedWorkingDays, type DateReason } from '#rules/calendar/date-reason.ts'
import { sayDays } from '#rules/calendar/elapsed.ts'
import { daysBetween, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { isProvisional, type Calendar } from '#rules/calendar/working-days.ts'
import type { Clock, ClockSettings } from './clock.ts'
import { firstMeetingAim, firstMeetingCountsFrom, letterAim } from './service-levels.ts'

/** A date as it was recorded: nothing is worked out, so that only what it is and how far from the event before is to be said. */
const recorded = (
  what: string,
  on: PlainDate,
  why: { readonly from: string; readonly since: PlainDate; readonly rule: string },
): DateReason => ({
  what,
  on,
  from: why.from,
  rule: why.rule,
  counted: saySince(why.since, on),
  isProvisional: false,
})

function saySince(since: PlainDate, on: PlainDate): string {
  const days = daysBetween(since, on)
  if (days === 0) return 'The same day'
  return days > 0 ? `${sayDays(days)} later` : `${sayDays(-days)} before`
}

type Aimed = {
  readonly what: string
  readonly done: PlainDate | null
  readonly aim: PlainDate
  readonly since: { readonly what: string; readonly on: PlainDate }
}

/** What was aimed for, or what was done and how that sits with the aim (P16). */
function aimReason({ what, done, aim, since }: Aimed, calendar: Calendar): DateReason {
  const from = `${since.what}, ${sayDate(since.on)}`
  const counted = (to: PlainDate) =>
    isBefore(to, since.on) ? saySince(since.on, to) : sayCountedWorkingDays(calendar, since.on, to)
  if (done !== null) {
    const rule = `Recorded as it happened; aimed for by ${sayDate(aim)}`
    return { what, on: done, from, rule, counted: counted(done), isProvisional: false }
  }
  const rule = 'The authority’s aim, in working days it is open'
  const isOpen = isProvisional(calendar, since.on, aim)
  return { what: `${what}, aim`, on: aim, from, rule, counted: counted(aim), isProvisional: isOpen }
}

/** The letter and the first meeting: what is aimed for while they wait, and once they happened the day they did (P16; PP-10). */
export function letterReasons({ facts, kind }: Clock, { plan, serviceLevels }: ClockSettings): readonly DateReason[] {
  const { decidedOn, letterSentOn, firstMeetingOn } = facts
  const decision = { what: 'Decision to start', on: decidedOn }
  const meetingFrom = firstMeetingCountsFrom(serviceLevels, facts)
  const isFromLetter = serviceLevels.firstMeetingFrom === 'letter' && letterSentOn !== null
  const letter = { what: capitalised(nameFor('document.letter-before-proceedings')), on: meetingFrom }
  const steps = [
    {
      what: capitalised(nameFor('document.letter-before-proceedings')),
      done: letterSentOn,
      aim: letterAim(plan.calendar, serviceLevels, decidedOn),
      since: decision,
    },
    {
      what: `First ${nameFor('meeting.with-parents')}`,
      done: firstMeetingOn,
      aim: firstMeetingAim(plan.calendar, serviceLevels, facts),
      since: isFromLetter ? letter : decision,
    },
  ]
  return steps.filter(({ done }) => done !== null || kind === 'running').map((step) => aimReason(step, plan.calendar))
}

/** Dates that people recorded besides: the family's own meeting, a return to the panel, the birth, going to court, the end (PP-08, PP-10). */
export function recordedReasons({ facts, ...clock }: Clock, familyMeetingOn: PlainDate | null): readonly DateReason[] {
  const { decidedOn, urgentReturnBy, expectedDeliveryOn, bornOn, applicationOn, letterOfIssueOn } = facts
  const fromStart = { from: `Decision to start, ${sayDate(decidedOn)}`, since: decidedOn }
  const ended = clock.kind === 'stopped' ? clock.stage : null
  const fromEnd =
    ended === null ? fromStart : { from: `${endNames[ended.status]}, ${sayDate(ended.on)}`, since: ended.on }
  const row = (what: string, on: PlainDate | null, why: Parameters<typeof recorded>[2]): readonly DateReason[] =>
    on === null ? [] : [recorded(what, on, why)]
  const asHappened = 'Recorded as it happened'
  return [
    ...row('Family group decision-making meeting', familyMeetingOn, { ...fromStart, rule: asHappened }),
    ...row('Back to the panel by', clock.kind === 'running' ? urgentReturnBy : null, {
      ...fromStart,
      rule: 'The day named when the urgent return was sought',
    }),
    ...row('Expected birth', bornOn === null ? expectedDeliveryOn : null, {
      ...fromStart,
      rule: 'As recorded for the child; never worked out',
    }),
    ...(ended === null ? [] : row(endNames[ended.status], ended.on, { ...fromStart, rule: endRules[ended.status] })),
    ...row('Application to court', applicationOn, { ...fromEnd, rule: asHappened }),
    ...row(capitalised(nameFor('document.letter-of-issue')), letterOfIssueOn, { ...fromEnd, rule: asHappened }),
  ]
}

const endNames = {
  'stepped-out': 'Decision to step out',
  'stepped-up': 'Decision to issue',
  'ended-otherwise': 'Ended',
} as const

const endRules = {
  'stepped-out': 'The day of the decision; the clock stopped with it',
  'stepped-up': 'The day of the decision; the clock stopped with it',
  'ended-otherwise': 'Recorded as it happened; every clock stopped with it',
} as const
