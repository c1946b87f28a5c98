import { nameFor } from '#rules/words/name-for.ts'
import { insetText } from '#govuk/components/inset-text.ts'
import { select } from '#govuk/components/select.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { choiceInLine } from '#govuk/pieces/choice-in-line.ts'
import { filterBar } from '#govuk/pieces/filter-bar.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { linksInLine } from '#govuk/pieces/words.ts'
import { pageLinks, sayFound } from '#parts/lists/page-links.ts'
import type { NamedView } from '#records/tracker/tracker-views.ts'
import { withCaseSystem } from '#rules/words/case-system-id.ts'
import { capitalised, type Labels, withSmallStart } from '#rules/words/labels.ts'
import { sayWaitsFor } from '#rules/pre-proceedings/clock-words.ts'
import { waitsInOrder } from '#rules/pre-proceedings/next-step.ts'
import { type OpenRow, trackerStrips, trackerTable } from './tracker-list.page.ts'
import { orders, orderText, sayOrder } from './tracker-orders.ts'
import type { TrackerRow } from './tracker-rows.ts'
import {
  addressOf,
  choicesText,
  dues,
  exportOf,
  isFiltered,
  showns,
  sizes,
  stages,
  type TrackerView,
  unfiltered,
} from './tracker-view.ts'

export type TrackerModel = {
  readonly view: TrackerView
  /** The views that this person gave a name to. */
  readonly views: readonly NamedView[]
  readonly today: Temporal.PlainDate
  readonly teams: readonly { readonly id: number; readonly name: string }[]
  readonly all: {
    readonly children: number
    readonly families: number
    readonly overdue: number
    readonly soon: number
  }
  readonly found: number
  /** The form that stands open at a child's row. */
  readonly open: OpenRow | null
  /** The child in whose row something was just saved. */
  readonly saved: number | null
  readonly rows: readonly TrackerRow[]
  readonly pages: number
  readonly perPage: number
  /** Rows of imported workbooks that stayed out until someone settles them. (FAM-06) */
  readonly leftOut: number
  /** Whether this person may add a family that isn’t here yet. */
  readonly mayAdd: boolean
  readonly labels: Labels
}

/** Where every child is. */
export const trackerPage = (model: TrackerModel) => ({
  title: capitalised(nameFor('list.tracker')),
  of: model.rows.find(({ child }) => child.id === model.open?.childId)?.child.name,
  found: sayFound({ count: model.found, page: model.view.page, pages: model.pages }, 'child', 'children'),
  place: 'tracker',
  main: html`<div class="${model.view.shown === 'table' && 'waymark-dense'}">
    ${model.open?.above}
    ${pageHeading({
      heading: capitalised(nameFor('list.tracker')),
      lede: inAWord(model),
    })}
    ${model.leftOut > 0 && insetText({ text: leftOutWords(model.leftOut, model.labels) })} ${filters(model)}
    ${model.all.children > 0 && howShown(model)} ${justSaved(model)}
    ${model.rows.length === 0 ? noneFound(model) : found(model)}
  </div>`,
})

function justSaved({ rows, saved }: TrackerModel): Html {
  const child = rows.find((row) => row.child.id === saved)?.child
  return child === undefined
    ? nothing
    : html`<p class="govuk-body-s" role="status"><strong>Saved:</strong> letters and meetings of ${child.name}.</p>`
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

function inAWord({ all }: TrackerModel): Html {
  const overdue = all.overdue === 0 ? 'None is overdue' : html`<strong>${all.overdue} overdue</strong>`
  return html`${counted(all.children, 'child', 'children')} in ${counted(all.families, 'family', 'families')}.
  ${overdue}, ${counted(all.soon, 'date falls', 'dates fall')} in the next two weeks.`
}

const leftOutWords = (count: number, labels: Labels): string =>
  `${counted(count, 'row of an imported workbook is', 'rows of imported workbooks are')} not in here yet: the ${labels('role.authority-administrator')} has the list of what to correct.`

/** Each view one has, one press away; whichever is shown can be renamed or removed. */
function ownViews(views: readonly NamedView[], view: TrackerView): Html {
  if (views.length === 0) return nothing
  const shown = views.find((each) => isView(each, view))
  return html`<nav class="waymark-choice" aria-label="Your views">
    <span aria-hidden="true">Your views:</span>
    ${views.map((each) =>
      each === shown
        ? html`<strong class="waymark-choice__one" aria-current="true">${each.name}</strong>`
        : html`<a class="govuk-link waymark-choice__one" href="/tracker?${each.choices}">${each.name}</a>`,
    )}
    ${
      shown !== undefined &&
      html`<a class="govuk-link" href="/tracker/views/${shown.id}"
        >Rename or remove<span class="govuk-visually-hidden"> the view ${shown.name}</span></a
      >`
    }
  </nav>`
}

const isView = ({ choices }: NamedView, view: TrackerView): boolean => choices === choicesText({ ...view, page: 1 })

const noneFound = ({ all, view, mayAdd }: TrackerModel): Html =>
  all.children === 0
    ? html`<p class="govuk-body">
        No child is in ${nameFor('stage.pre-proceedings')} or proceedings here. A child appears as soon as a decision to
        start is recorded.${mayAdd && html` <a class="govuk-link" href="${addFamily.href}">${addFamily.text}</a>`}
      </p>`
    : html`<p class="govuk-body">
        No child fits these choices. <a class="govuk-link" href="${addressOf(unfiltered(view))}">Show every child</a>.
      </p>`

const options = (all: string, choices: Readonly<Record<string, string>>, chosen: string | null) => [
  { value: '', text: all, selected: chosen === null },
  ...Object.entries(choices).map(([value, text]) => ({ value, text, selected: value === chosen })),
]

function filters(model: TrackerModel): Html {
  const { view, teams } = model
  const teamNames = Object.fromEntries(teams.map(({ id, name }) => [String(id), name]))
  const waits = Object.fromEntries(waitsInOrder.map((what) => [what, sayWaitsFor(what)]))
  const choose = (id: string, label: string, items: ReturnType<typeof options>) =>
    select({ id, name: id, label: { text: label }, items })
  return filterBar({
    action: '/tracker',
    fields: [
      choose('team', 'Team', options('All teams', teamNames, view.team === null ? null : String(view.team))),
      choose('stage', 'Stage', options('Every stage', stages, view.stage)),
      choose('due', 'Next date', options('Any date', dues, view.due)),
      choose('waiting', 'Waiting for', options('Anything', waits, view.waiting)),
      choose(
        'order',
        'Order',
        options(orders.urgent, otherOrders(model), view.order === 'urgent' ? null : orderText(view)),
      ),
      hidden('view', view.shown),
      hidden('size', view.size),
    ],
  })
}

/** Every order but the usual one; the other way round only where that is how it is now. */
const otherOrders = ({ view, labels }: TrackerModel): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(orders)
      .filter(([order]) => order !== 'urgent')
      .map(([order, words]) => {
        const called = withCaseSystem(order === view.order ? sayOrder(view) : words, labels('case-system'))
        return [order === view.order ? orderText(view) : order, called]
      }),
  )

const hidden = (name: string, value: string): Html => html`<input type="hidden" name="${name}" value="${value}" />`

const found = (model: TrackerModel): Html => {
  const { view, pages, perPage } = model
  const caption = `${counted(model.found, 'child', 'children')}, ${withCaseSystem(withSmallStart(sayOrder(view)), model.labels('case-system'))}`
  return html`${view.shown === 'table' ? trackerTable(model, caption) : trackerStrips(model, caption)}
  ${view.size === 'all' && pages > 1 && html`<p class="govuk-body-s">${moreThanOnePage(model.found, perPage, view)}</p>`}
  ${pageLinks({ page: view.page, pages }, (page) => addressOf({ ...view, page }))}`
}

/** How many there are; "Strips · Table" and "25 · 50 · All", the same children in the same order; one's views; where to take it. */
const addFamily = { text: 'Add a family', href: '/families/new' }

const howShown = ({ view, views, found: count, mayAdd }: TrackerModel): Html =>
  html`<div class="waymark-choices waymark-not-printed">
    ${view.shown === 'table' && html`<strong aria-hidden="true">${counted(count, 'child', 'children')}</strong>`}
    ${choiceInLine('Show as', showns, view.shown, (shown) => addressOf({ ...view, shown, page: 1 }))}
    ${choiceInLine('A page', sizes, view.size, (size) => addressOf({ ...view, size, page: 1 }))}
    ${ownViews(views, view)}
    <span class="waymark-choices__end"
      >${linksInLine([...withTheList(views, view), ...(mayAdd ? [addFamily] : [])])}</span
    >
  </div>`

const withTheList = (views: readonly NamedView[], view: TrackerView) => [
  ...(isFiltered(view) ? [{ text: 'Clear filters', href: addressOf(unfiltered(view)) }] : []),
  ...(views.some((each) => isView(each, view))
    ? []
    : [{ text: 'Save as a view', href: `/tracker/views/new?${choicesText({ ...view, page: 1 })}` }]),
  { text: 'Excel', href: exportOf(view, '/tracker.xlsx') },
  { text: 'CSV', href: exportOf(view, '/tracker.csv') },
  { text: 'Resources', href: '/resources' },
]

const moreThanOnePage = (found: number, perPage: number, view: TrackerView): Html =>
  html`All ${found.toLocaleString('en-GB')} are more than one page holds, so there are ${perPage} on each. The whole
    list is in <a class="govuk-link" href="${exportOf(view, '/tracker.xlsx')}">Excel</a> or
    <a class="govuk-link" href="${exportOf(view, '/tracker.csv')}">CSV</a>.`
