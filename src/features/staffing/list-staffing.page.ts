import { button } from '#govuk/components/button.ts'
import { select } from '#govuk/components/select.ts'
import { html, type Html } from '#govuk/html.ts'
import { filterBar } from '#govuk/pieces/filter-bar.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { lateText, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { pageLinks, type Paged, sayFound } from '#parts/lists/page-links.ts'
import { typedLines } from '#parts/words/typed-lines.ts'
import type { KeptStaffingIssue } from '#records/staffing/staffing-issues.ts'
import { daysOverdue, sayOverdue } from '#rules/calendar/elapsed.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { staffingKindWords } from '#rules/staffing/kinds.ts'

export const shownIssues = { open: 'Not resolved', resolved: 'Resolved' } as const
export type ShownIssues = keyof typeof shownIssues

type StaffingList = {
  readonly found: Paged<KeptStaffingIssue>
  readonly show: ShownIssues
  readonly mayHandOn: boolean
  readonly today: PlainDate
}

const row = (today: PlainDate) => (issue: KeptStaffingIssue) => [
  {
    html: html`<a class="govuk-link" href="/staffing/${issue.id}">${issue.words}</a> ${secondLine(
        [staffingKindWords[issue.kind], issue.personName].filter((part) => part !== null).join(': '),
      )}`,
  },
  {
    html: html`${issue.teamName ?? ''}
    ${issue.familyName !== null && secondLine(`${issue.familyName} family, ${issue.familyReference ?? ''}`)}`,
  },
  { html: typedLines(issue.mitigation ?? 'Nothing yet') },
  { html: html`${issue.ownerName ?? 'Nobody yet'} ${secondLine(byWhen(issue, today))}` },
]

function byWhen({ byOn, resolvedOn, raisedOn }: KeptStaffingIssue, today: PlainDate): Html | string {
  if (resolvedOn !== null) return `resolved ${sayDate(resolvedOn)}`
  if (byOn === null) return `reported ${sayDate(raisedOn)}`
  const days = daysOverdue(byOn, today)
  return html`by ${sayDate(byOn)} ${days > 0 && lateText(sayOverdue(days))}`
}

/** Staffing issues that may touch a child's legal plan. (TM-05) */
export const staffingPage = ({ found, show, mayHandOn, today }: StaffingList) => ({
  title: 'Staffing',
  found: `${sayFound(found, 'issue')}, ${shownIssues[show].toLowerCase()}`,
  place: 'actions',
  back: { text: 'Actions', href: '/actions?back=yes' },
  wide: true,
  main: html`${pageHeading({
    heading: 'Staffing',
    lede: 'Leavers, absences and children without a worker, where it may touch a child’s legal plan.',
    aside: button({ text: 'Report an issue', href: '/staffing/new' }),
  })}
  ${
    mayHandOn &&
    html`<p class="govuk-body">
      What somebody leaves, or what is theirs while they are away, stands under
      <a class="govuk-link" href="/leavers">Leavers and absences</a>.
    </p>`
  }
  ${filterBar({
    action: '/staffing',
    fields: [
      select({
        name: 'show',
        label: { text: 'Show' },
        value: show,
        items: Object.entries(shownIssues).map(([value, text]) => ({ value, text })),
      }),
    ],
  })}
  ${
    found.count === 0
      ? html`<p class="govuk-body">${show === 'open' ? 'No open staffing issue.' : 'None resolved yet.'}</p>`
      : workTable({
          caption: `${found.count} ${found.count === 1 ? 'issue' : 'issues'}, ${shownIssues[show].toLowerCase()}`,
          captionClasses: 'govuk-table__caption--m',
          head: [{ text: 'Issue' }, { text: 'Where' }, { text: 'What is being done' }, { text: 'Who · by when' }],
          rows: found.rows.map(row(today)),
        })
  }
  ${pageLinks(found, (page) => `/staffing?show=${show}${page > 1 ? `&page=${page}` : ''}`)}`,
})
