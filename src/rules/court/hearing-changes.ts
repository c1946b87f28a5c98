import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { sayDelayReason } from '#rules/words/delay-reasons.ts'
import { hearingNames, type HearingKind } from './hearing-names.ts'
import { hearingStatusWords, type HearingStatus } from './hearing-status.ts'

/** What is written down of a hearing; `startsAt` is local time as 'HH:MM', null while not known. */
export type HearingDetails = {
  readonly kind: HearingKind
  readonly heldOn: PlainDate
  readonly startsAt: string | null
  readonly court: string | null
  readonly attendancePlan: string | null
  readonly status: HearingStatus
  readonly reasonCode: string | null
}

/** One thing that changed, old → new in words; null where there was nothing before, or is nothing now (CT-03). */
export type HearingChange = {
  readonly what: 'date' | 'time' | 'court' | 'attendance plan' | 'status' | 'kind' | 'reason'
  readonly from: string | null
  readonly to: string | null
}

const inWords = (hearing: HearingDetails): Record<HearingChange['what'], string | null> => ({
  kind: hearingNames[hearing.kind],
  date: sayDate(hearing.heldOn),
  time: hearing.startsAt,
  court: hearing.court,
  'attendance plan': hearing.attendancePlan,
  status: hearingStatusWords[hearing.status],
  reason: hearing.reasonCode === null ? null : sayDelayReason(hearing.reasonCode),
})

const everything = ['kind', 'date', 'time', 'court', 'attendance plan', 'status', 'reason'] as const

/** What differs between a hearing as it was and as it is now: every change is kept and shown (CT-03). */
export function hearingChanges(before: HearingDetails, after: HearingDetails): readonly HearingChange[] {
  const [was, is] = [inWords(before), inWords(after)]
  return everything.filter((what) => was[what] !== is[what]).map((what) => ({ what, from: was[what], to: is[what] }))
}
