import type { KeptFiling } from '#records/court/court-filings.ts'
import type { KeptHearing } from '#records/court/hearings.ts'
import type { KeptPrivate } from '#records/court/private-proceedings.ts'
import type { KeptStaffingIssue } from '#records/staffing/staffing-issues.ts'
import type { HearingMove } from '#records/court/private-hearing-moves.ts'
import { daysOverdue, sayOverdue } from '#rules/calendar/elapsed.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { isDueAfterItsHearing } from '#rules/court/court-dates.ts'
import { sayDelayReason } from '#rules/words/delay-reasons.ts'
import { hearingNames } from '#rules/court/hearing-names.ts'
import { hearingNow, hearingStatusWords, isStillListed } from '#rules/court/hearing-status.ts'
import { privateReportWords, privateStanding } from '#rules/court/private-reports.ts'
import type { StandingRow } from '#rules/overview/child-standing.ts'
import type { NamedChild } from '#rules/overview/content.ts'
import { filingEnded, hearingEnded, notFollowed, privateEnded } from '#rules/overview/ended-things.ts'
import { tell } from '#rules/overview/told.ts'

type Child = { readonly childId: number; readonly name: string }

const named = (children: readonly Child[]): readonly NamedChild[] =>
  children.map(({ childId, name }) => ({ id: childId, name }))
const together = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join('; ')
const dateOr = (on: Temporal.PlainDate | null, otherwise: string): string => (on === null ? otherwise : sayDate(on))

/** When something is due; that this is after the hearing it serves, where it is. (C8) */
function dueOr(on: Temporal.PlainDate | null, hearingOn: Temporal.PlainDate | null): string {
  if (on === null) return 'no date yet'
  const isTooLate = hearingOn !== null && isDueAfterItsHearing(on, hearingOn)
  return `due ${sayDate(on)}${isTooLate ? `, after the hearing it serves, ${sayDate(hearingOn)}` : ''}`
}

const nothingRecorded = 'nothing recorded'

/** A hearing in a line, with every change of it since an instant, old → new. (CT-03) */
export function hearingRow(hearing: KeptHearing, since: Temporal.Instant, on: Temporal.PlainDate): StandingRow {
  const { kind, status, heldOn, startsAt, court, attendancePlan, reasonCode, changes } = hearing
  const ended = hearingEnded(hearing, hearing.proceedingsEndedOn) ?? notFollowed(hearing.children)
  const recent = changes.filter(({ changedAt }) => Temporal.Instant.compare(changedAt, since) >= 0).toReversed()
  return {
    thing: `hearing-${hearing.id}`,
    children: named(hearing.children),
    cells: [
      isStillListed(hearing)
        ? hearingNames[kind]
        : `${hearingNames[kind]} (${hearingStatusWords[status].toLowerCase()})`,
      `${sayDate(heldOn)}${startsAt === null ? '' : ` at ${startsAt}`}`,
      court ?? '',
      together(attendancePlan, reasonCode === null ? null : sayDelayReason(reasonCode)),
    ],
    changes: recent.map(({ what, from, to }) => `${what}: ${from ?? 'nothing'} → ${to ?? 'nothing'}`),
    // By the day that has gone, so that it is no change of the record.
    late: ended === null && hearingNow(hearing, on) === 'nothing-recorded' ? nothingRecorded : null,
    ended,
    tells: [],
  }
}

/** A document due at court in a line: its date, the potential delay and the plan to address it. (CT-04) */
export function filingRow(filing: KeptFiling, on: Temporal.PlainDate): StandingRow {
  const { what, dueOn, filedOn, hearingOn, potentialDelay, delayCode, plan } = filing
  const ended = filingEnded(filedOn, filing.proceedingsEndedOn) ?? notFollowed(filing.children)
  const overdue = dueOn === null || ended !== null ? 0 : daysOverdue(dueOn, on)
  return {
    thing: `filing-${filing.id}`,
    children: named(filing.children),
    cells: [
      what,
      dueOr(dueOn, hearingOn),
      together(potentialDelay, delayCode === null ? null : sayDelayReason(delayCode)),
      plan ?? '',
    ],
    changes: [],
    late: overdue > 0 ? sayOverdue(overdue) : null,
    ended,
    tells: overdue > 0 ? [tell('document-late')] : [],
  }
}

const riskWords = (risk: boolean | null): string => (risk === null ? 'Not said' : risk ? 'Yes' : 'No')

const dayOrNone = (on: Temporal.PlainDate | null): string => dateOr(on, 'none')

/** What is late about private work on a day: its report, and a hearing whose day has gone without a word. */
function lateInPrivate({ nextHearingOn }: KeptPrivate, overdue: string | null, on: Temporal.PlainDate): string | null {
  const isSilent = nextHearingOn !== null && isBefore(nextHearingOn, on)
  const late = together(overdue, isSilent ? `hearing ${sayDate(nextHearingOn)}: ${nothingRecorded}` : null)
  return late === '' ? null : late
}

/** Private work in a line, with every change of its hearing's day in the week, old → new. (CT-06) */
export function privateRow(work: KeptPrivate, moves: readonly HearingMove[], on: Temporal.PlainDate): StandingRow {
  const { dueOn, overdue } = privateStanding(work, on)
  const ended = privateEnded(work) ?? notFollowed([work])
  const isReportLate = ended === null && overdue !== null
  return {
    thing: `private-${work.id}`,
    children: [{ id: work.childId, name: work.childName }],
    cells: [
      privateReportWords[work.report],
      work.filedOn === null ? dueOr(dueOn, work.nextHearingOn) : `filed ${sayDate(work.filedOn)}`,
      dateOr(work.nextHearingOn, ''),
      work.workerName ?? 'Nobody yet',
      riskWords(work.riskOfPublic),
    ],
    changes: moves.map(({ from, to }) => `hearing: ${dayOrNone(from)} → ${dayOrNone(to)}`),
    late: ended === null ? lateInPrivate(work, overdue, on) : null,
    ended,
    tells: isReportLate ? [tell('report-late')] : [],
  }
}

/** A staffing issue in a line. (TM-05) */
export function staffingRow(issue: KeptStaffingIssue, on: Temporal.PlainDate): StandingRow {
  const { resolvedOn } = issue
  const overdue = issue.byOn === null || resolvedOn !== null ? 0 : daysOverdue(issue.byOn, on)
  return {
    thing: `staffing-${issue.id}`,
    children: [],
    cells: [issue.words, issue.mitigation ?? 'None yet', issue.ownerName ?? 'Nobody yet', dateOr(issue.byOn, '')],
    changes: [],
    late: overdue > 0 ? sayOverdue(overdue) : null,
    ended: resolvedOn === null ? null : `Resolved ${sayDate(resolvedOn)}`,
    tells: [],
  }
}
