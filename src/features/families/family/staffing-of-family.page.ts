import { html, type Html, nothing } from '#govuk/html.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import { linksInLine, lateText } from '#govuk/pieces/words.ts'
import type { KeptStaffingIssue } from '#records/staffing/staffing-issues.ts'
import { daysOverdue, sayOverdue } from '#rules/calendar/elapsed.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { staffingKindWords } from '#rules/staffing/kinds.ts'

type Around = {
  readonly familyId: number
  readonly today: PlainDate
  readonly mayReport: boolean
  readonly mayAdd: boolean
}

/** Staffing issues that touch the family's plan, with what is done about each. (TM-05) */
export function staffingOfFamilySection(issues: readonly KeptStaffingIssue[], around: Around): Html {
  if (issues.length === 0 && !around.mayReport) return nothing
  return html`<h2 class="govuk-heading-m" id="staffing">Staffing</h2>
    ${issues.length === 0 && html`<p class="govuk-body">No staffing issue.</p>`}
    ${quietList(
      issues.map((issue) => ({
        title: around.mayReport
          ? html`<a class="govuk-link" href="/staffing/${issue.id}">${sayIssue(issue)}</a>`
          : html`${sayIssue(issue)}`,
        detail: html`${issue.mitigation ?? 'Nothing is done about it yet'}. ${byWhom(issue, around.today)}`,
      })),
    )}
    ${
      around.mayReport &&
      around.mayAdd &&
      html`<p class="govuk-body-s">
        ${linksInLine([{ text: 'Report a staffing issue', href: `/staffing/new?family=${around.familyId}` }])}
      </p>`
    }`
}

const sayIssue = ({ kind, personName, words }: KeptStaffingIssue): string =>
  `${staffingKindWords[kind]}${personName === null ? '' : `, ${personName}`}: ${words}`

function byWhom({ ownerName, byOn, resolvedOn }: KeptStaffingIssue, today: PlainDate): Html {
  if (resolvedOn !== null) return html`Resolved ${sayDate(resolvedOn)}.`
  const days = byOn === null ? 0 : daysOverdue(byOn, today)
  return html`${ownerName ?? 'Nobody sees to it yet'}${byOn !== null && `, by ${sayDate(byOn)}`}
  ${days > 0 && lateText(sayOverdue(days))}`
}
