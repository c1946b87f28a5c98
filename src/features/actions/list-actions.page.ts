import { select } from '#govuk/components/select.ts'
import { html, type Html } from '#govuk/html.ts'
import { filterBar } from '#govuk/pieces/filter-bar.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { actionDueCell } from '#parts/words/action-due.ts'
import { pageLinks, type Paged } from '#parts/lists/page-links.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import { sayActionSource } from '#rules/actions/sources.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { Labels } from '#rules/words/labels.ts'
import { type AskedActions, shownActions, whoseActions } from './actions-view.ts'

export type ActionList = {
  readonly found: Paged<KeptAction>
  readonly asked: AskedActions
  /** What "everybody's" is for this person: 'My teams’', 'Everyone’s'; null for someone without children in reach. */
  readonly allWords: string | null
  readonly mayKeepStaffing: boolean
  readonly today: PlainDate
  readonly labels: Labels
}

const addressOf = ({ whose, show }: AskedActions, page: number): string => {
  const query = new URLSearchParams({ whose, show, ...(page > 1 ? { page: String(page) } : {}) })
  return `/actions?${query.toString()}`
}

const filter = ({ asked, allWords }: ActionList): Html =>
  filterBar({
    action: '/actions',
    fields: [
      select({
        name: 'whose',
        label: { text: 'Whose' },
        value: asked.whose,
        items: Object.entries({ ...whoseActions, all: allWords })
          .filter((entry): entry is [string, string] => entry[1] !== null)
          .map(([value, text]) => ({ value, text })),
      }),
      select({
        name: 'show',
        label: { text: 'Show' },
        value: asked.show,
        items: Object.entries(shownActions).map(([value, text]) => ({ value, text })),
      }),
    ],
  })

const row = (today: PlainDate, labels: Labels) => (action: KeptAction) => [
  {
    html: html`<a class="govuk-link" href="/actions/${action.id}">${action.words}</a> ${secondLine(
        `${sayActionSource(action.source, labels)}, ${sayDate(action.addedOn)}`,
      )}`,
  },
  {
    html:
      action.familyName === null
        ? html`${action.itemTitle} ${secondLine('an item about no family')}`
        : html`${action.childName ?? 'All the children'}
          ${secondLine(`${action.familyName}, ${action.familyReference}`)}`,
  },
  { html: html`${action.doerName ?? 'Nobody yet'} ${secondLine(action.accountableManagerName ?? 'nobody yet')}` },
  { html: actionDueCell(action, today) },
]

const nothingFound: Record<AskedActions['show'], string> = {
  open: 'Nothing is open here. Well done, everyone.',
  overdue: 'Nothing is overdue here.',
  week: 'Nothing is due in the next 7 days.',
  done: 'Nothing has been done yet.',
}

/** Actions: mine, those of my children, those past their date. (AC-01, AC-02) */
export const actionsPage = (list: ActionList) => ({
  title: 'Actions',
  place: 'actions',
  wide: true,
  main: html`${pageHeading({
    heading: 'Actions',
    lede: 'What people have said they will do for children, who answers for it and by when.',
    aside: list.mayKeepStaffing
      ? html`<a class="govuk-link waymark-not-printed" href="/staffing">Staffing issues</a>`
      : undefined,
  })}
  ${filter(list)}
  ${
    list.found.count === 0
      ? html`<p class="govuk-body">${nothingFound[list.asked.show]}</p>`
      : workTable({
          caption: `${list.found.count} ${list.found.count === 1 ? 'action' : 'actions'}, ${shownActions[list.asked.show].toLowerCase()}`,
          captionClasses: 'govuk-table__caption--m',
          head: [{ text: 'Action' }, { text: 'For' }, { text: 'Who · answers' }, { text: 'Due' }],
          rows: list.found.rows.map(row(list.today, list.labels)),
        })
  }
  ${pageLinks(list.found, (page) => addressOf(list.asked, page))}`,
})
