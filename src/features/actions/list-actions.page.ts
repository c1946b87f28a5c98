import { select } from '#govuk/components/select.ts'
import { button } from '#govuk/components/button.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { filterBar } from '#govuk/pieces/filter-bar.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { actionDueCell } from '#parts/words/action-due.ts'
import { pageLinks, type Paged, sayFound } from '#parts/lists/page-links.ts'
import { sayActionSource } from '#rules/actions/sources.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { Labels } from '#rules/words/labels.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { addressOf, type AskedActions, shownActions, whoseActions } from './actions-view.ts'
import type { ListedAction } from './list-actions.query.ts'

export type ActionList = {
  readonly found: Paged<ListedAction>
  readonly asked: AskedActions
  /** Every action that can be is ticked already. */
  readonly isTicked: boolean
  /** What "everybody's" is for this person: 'My teams’', 'Everyone’s'; null for someone without children in reach. */
  readonly allWords: string | null
  readonly mayKeepStaffing: boolean
  readonly today: PlainDate
  readonly labels: Labels
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

const canBeTicked = ({ mayProgress, doneOn }: ListedAction): boolean => mayProgress && doneOn === null

const box = (action: ListedAction, isTicked: boolean): Html =>
  html`<label class="waymark-tick"
    ><input type="checkbox" name="action" value="${action.ids.join('.')}" ${isTicked && html`checked`} /><span
      class="govuk-visually-hidden"
      >Choose: ${action.words}</span
    ></label
  >`

const row = (today: PlainDate, labels: Labels, ticks: boolean | null) => (action: ListedAction) => [
  ...(ticks === null ? [] : [{ html: canBeTicked(action) ? box(action, ticks) : nothing }]),
  {
    html: html`<a class="govuk-link" id="action-${action.id}" href="/actions/${action.id}">${action.words}</a>
      ${secondLine(`${sayActionSource(action.source, labels)}, ${sayDate(action.addedOn)}`)}`,
  },
  {
    html:
      action.familyName === null
        ? html`${action.itemTitle} ${secondLine('an item about no family')}`
        : html`${action.names.length === 0 ? 'All the children' : sayNames(action.names)}
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

const heads = [{ text: 'Action' }, { text: 'For' }, { text: 'Who · answers' }, { text: 'Due' }]

function table({ found: { count, rows }, asked, today, labels }: ActionList, ticks: boolean | null): Html {
  return workTable({
    caption: `${count} ${count === 1 ? 'action' : 'actions'}, ${shownActions[asked.show].toLowerCase()}`,
    captionClasses: 'govuk-table__caption--m',
    head: ticks === null ? heads : [{ text: 'Choose', classes: 'waymark-table__tick' }, ...heads],
    rows: rows.map(row(today, labels, ticks)),
  })
}

/** The list; where anything in it is this person's to do something about, in a form that takes what is ticked on. */
function found(list: ActionList): Html {
  const { asked, isTicked } = list
  const open = list.found.rows.filter(canBeTicked).length
  if (open === 0) return table(list, null)
  return html`<form method="get" action="/actions/several/done">
    <input type="hidden" name="whose" value="${asked.whose}" /><input type="hidden" name="show" value="${asked.show}" />
    <input type="hidden" name="page" value="${list.found.page}" />
    ${table(list, isTicked)}
    <div class="govuk-button-group waymark-not-printed" role="group" aria-label="With those you ticked">
      ${togetherButton('Say they are done', 'done')} ${togetherButton('Move their dates', 'move')}
      ${togetherButton('Hand them on', 'hand-on')}
      ${
        !isTicked &&
        open > 1 &&
        html`<a class="govuk-link" href="${addressOf(asked, list.found.page)}&amp;tick=all">Tick all ${open}</a>`
      }
    </div>
  </form>`
}

const togetherButton = (text: string, what: string): Html =>
  button({ text, classes: 'govuk-button--secondary', attributes: { formaction: `/actions/several/${what}` } })

/** Actions: mine, those of my children, those past their date. (AC-01, AC-02) */
export const actionsPage = (list: ActionList) => ({
  title: 'Actions',
  found: `${sayFound(list.found, 'action')}, ${shownActions[list.asked.show].toLowerCase()}`,
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
  ${list.found.count === 0 ? html`<p class="govuk-body">${nothingFound[list.asked.show]}</p>` : found(list)}
  ${pageLinks(list.found, (page) => addressOf(list.asked, page))}`,
})
