import type { KeptFiling } from '#records/court/court-filings.ts'
import type { KeptHearing } from '#records/court/hearings.ts'
import type { KeptPrivate } from '#records/court/private-proceedings.ts'
import type { KeptStaffingIssue } from '#records/staffing/staffing-issues.ts'
import { daysOverdue, sayOverdue } from '#rules/calendar/elapsed.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { sayDelayReason } from '#rules/court/delay-reasons.ts'
import { hearingNames } from '#rules/court/hearing-names.ts'
import { hearingStatusWords, isStillListed } from '#rules/court/hearing-status.ts'
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
const dueOr = (on: Temporal.PlainDate | null): string => (on === null ? 'no date yet' : `due ${sayDate(on)}`)

/** A hearing in a line, with every change of it since an instant, old → new. (CT-03) */
export function hearingRow(hearing: KeptHearing, since: Temporal.Instant): StandingRow {
  const { kind, status, heldOn, startsAt, court, attendancePlan, reasonCode, changes } = hearing
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
    late: null,
    ended: hearingEnded(hearing, hearing.proceedingsEndedOn) ?? notFollowed(hearing.children),
    tells: [],
  }
}

/** A document due at court in a line: its date, the potential delay and the plan to address it. (CT-04) */
export function filingRow(filing: KeptFiling, on: Temporal.PlainDate): StandingRow {
  const { what, dueOn, filedOn, potentialDelay, delayCode, plan } = filing
  const ended = filingEnded(filedOn, filing.proceedingsEndedOn) ?? notFollowed(filing.children)
  const overdue = dueOn === null || ended !== null ? 0 : daysOverdue(dueOn, on)
  return {
    thing: `filing-${filing.id}`,
    children: named(filing.children),
    cells: [
      what,
      dueOr(dueOn),
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

/** Private work in a line. (CT-06) */
export function privateRow(work: KeptPrivate, on: Temporal.PlainDate): StandingRow {
  const { dueOn, overdue } = privateStanding(work, on)
  const ended = privateEnded(work) ?? notFollowed([work])
  const late = ended === null ? overdue : null
  return {
    thing: `private-${work.id}`,
    children: [{ id: work.childId, name: work.childName }],
    cells: [
      privateReportWords[work.report],
      work.filedOn === null ? dueOr(dueOn) : `filed ${sayDate(work.filedOn)}`,
      dateOr(work.nextHearingOn, ''),
      work.workerName ?? 'Nobody yet',
      riskWords(work.riskOfPublic),
    ],
    changes: [],
    late,
    ended,
    tells: late === null ? [] : [tell('report-late')],
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
