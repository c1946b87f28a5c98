import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import type { HearingKind } from './hearing-names.ts'
import type { PrivateReport } from './private-reports.ts'

/** What counts of a child's open care proceedings on a day: the first hearing from that day on, the first document not yet filed. */
export type InCourt = {
  /** When proceedings were decided on, while they aren't issued yet and where it is known. */
  readonly decidedToIssueOn: PlainDate | null
  /** Decided on, and no case is recorded: the first day on which one is no longer waited for. Null with a case. */
  readonly waitsForCaseUntil: PlainDate | null
  readonly issuedOn: PlainDate | null
  readonly courtNumber: string | null
  readonly nextHearing: { readonly on: PlainDate; readonly kind: HearingKind } | null
  readonly nextFiling: { readonly dueOn: PlainDate; readonly what: string } | null
}

/**
 * A child whose pre-proceedings ended with a decision to issue (P8, P9) and for whom no case is recorded yet: as somebody in proceedings to
 * be issued, so that nobody drops out of every list between the two. After half a year without one, as an old workbook may have it, no
 * longer: null.
 */
export function decidedWithoutCase(decidedOn: PlainDate, today: PlainDate): InCourt | null {
  const waitsForCaseUntil = decidedOn.add({ weeks: 26 })
  if (!isBefore(today, waitsForCaseUntil)) return null
  const nothingYet = { issuedOn: null, courtNumber: null, nextHearing: null, nextFiling: null }
  return { ...nothingYet, decidedToIssueOn: decidedOn, waitsForCaseUntil }
}

/** What counts of a child's open private proceedings. */
export type InPrivate = {
  readonly report: PrivateReport
  readonly reportDueOn: PlainDate | null
  readonly filedOn: PlainDate | null
  readonly nextHearingOn: PlainDate | null
}

/** The next thing at court: a hearing on its day, or something due by its day. */
export type NextAtCourt<Hearing, Due> =
  | { readonly kind: 'hearing'; readonly hearing: Hearing; readonly on: PlainDate }
  | { readonly kind: 'due'; readonly what: Due; readonly on: PlainDate }

const first = <Next extends { readonly on: PlainDate }>(one: Next | null, other: Next | null): Next | null => {
  if (one === null || other === null) return one ?? other
  return isBefore(other.on, one.on) ? other : one
}

/** What comes next in care proceedings: the hearing or the document, whichever has the earlier date (screens, Tracker). */
export const nextInCare = ({ nextHearing, nextFiling }: InCourt): NextAtCourt<HearingKind, string> | null =>
  first<NextAtCourt<HearingKind, string>>(
    nextHearing === null ? null : { kind: 'hearing', hearing: nextHearing.kind, on: nextHearing.on },
    nextFiling === null ? null : { kind: 'due', what: nextFiling.what, on: nextFiling.dueOn },
  )

/** The hearing of private proceedings that is still to come on `today`; null when none is, or its day isn't known. */
export const hearingToCome = ({ nextHearingOn }: InPrivate, today: PlainDate): PlainDate | null =>
  nextHearingOn === null || isBefore(nextHearingOn, today) ? null : nextHearingOn

/** What comes next in private proceedings on `today`: the report while it isn't filed, or the hearing (screens, Tracker). */
export function nextInPrivate(work: InPrivate, today: PlainDate): NextAtCourt<null, PrivateReport> | null {
  const { report, reportDueOn, filedOn } = work
  const hearingOn = hearingToCome(work, today)
  return first<NextAtCourt<null, PrivateReport>>(
    reportDueOn === null || filedOn !== null ? null : { kind: 'due', what: report, on: reportDueOn },
    hearingOn === null ? null : { kind: 'hearing', hearing: null, on: hearingOn },
  )
}
