import { sayList } from '#rules/words/say-names.ts'
import { clockStrip, clockStripLegend, clockStripScale } from '#govuk/clock-strip/clock-strip.ts'
import { insetText } from '#govuk/components/inset-text.ts'
import { select } from '#govuk/components/select.ts'
import { html, type Html } from '#govuk/html.ts'
import { filterBar } from '#govuk/pieces/filter-bar.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { linksInLine, lateText, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { childStrip } from '#parts/clocks/child-clock.ts'
import { pageLinks } from '#parts/lists/page-links.ts'
import { sayAgeOrDue } from '#rules/people/age.ts'
import type { Labels } from '#rules/words/labels.ts'
import { sayWaitsFor } from '#rules/pre-proceedings/clock-words.ts'
import { waitsInOrder } from '#rules/pre-proceedings/next-step.ts'
import type { TrackerRow } from './tracker-rows.ts'
import { addressOf, dues, orders, stages, type TrackerView } from './tracker-view.ts'

export type TrackerModel = {
  readonly view: TrackerView
  readonly today: Temporal.PlainDate
  readonly teams: readonly { readonly id: number; readonly name: string }[]
  readonly all: {
    readonly children: number
    readonly families: number
    readonly overdue: number
    readonly soon: number
  }
  readonly found: number
  readonly rows: readonly TrackerRow[]
  readonly pages: number
  /** Rows of imported workbooks that stayed out until someone settles them. (FAM-06) */
  readonly leftOut: number
  readonly labels: Labels
}

/** Where every child is. */
export const trackerPage = (model: TrackerModel) => ({
  title: 'Tracker',
  place: 'tracker',
  main: html`${pageHeading({ heading: 'Tracker', lede: inAWord(model) })}
  ${model.leftOut > 0 && insetText({ text: leftOutWords(model.leftOut, model.labels) })} ${filters(model)}
  ${model.found === 0 ? noneFound(model) : found(model)}`,
})

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

function inAWord({ all }: TrackerModel): Html {
  const overdue = all.overdue === 0 ? 'None is overdue' : html`<strong>${all.overdue} overdue</strong>`
  return html`${counted(all.children, 'child', 'children')} in ${counted(all.families, 'family', 'families')}.
  ${overdue}, ${counted(all.soon, 'date falls', 'dates fall')} in the next two weeks.`
}

const leftOutWords = (count: number, labels: Labels): string =>
  `${counted(count, 'row of an imported workbook is', 'rows of imported workbooks are')} not in here yet: the ${labels('role.authority-administrator')} has the list of what to correct.`

const noneFound = ({ all }: TrackerModel): Html =>
  all.children === 0
    ? html`<p class="govuk-body">
        No child is in pre-proceedings or proceedings here. A child appears as soon as a decision to start is recorded.
      </p>`
    : html`<p class="govuk-body">
        No child fits these choices. <a class="govuk-link" href="/tracker">Show every child</a>.
      </p>`

const options = (all: string, choices: Readonly<Record<string, string>>, chosen: string | null) => [
  { value: '', text: all, selected: chosen === null },
  ...Object.entries(choices).map(([value, text]) => ({ value, text, selected: value === chosen })),
]

function filters({ view, teams }: TrackerModel): Html {
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
        options('Most urgent first', withoutFirst(orders), view.order === 'urgent' ? null : view.order),
      ),
    ],
    links: linksInLine([
      { text: 'Excel', href: addressOf({ ...view, page: 1 }, '/tracker.xlsx') },
      { text: 'CSV', href: addressOf({ ...view, page: 1 }, '/tracker.csv') },
    ]),
  })
}

const withoutFirst = (choices: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(choices).filter(([key]) => key !== 'urgent'))

const found = (model: TrackerModel): Html =>
  html`${workTable({
    caption: `${counted(model.found, 'child', 'children')}, ${orders[model.view.order].toLowerCase()}`,
    captionClasses: 'govuk-table__caption--s',
    classes: 'waymark-tracker',
    firstCellIsHeader: true,
    head: [
      { text: 'Child' },
      { html: html`Weeks ${clockStripScale(16)}`, text: 'Weeks', classes: 'waymark-table__strip' },
      { text: 'Next' },
      { text: 'Social worker' },
    ],
    rows: model.rows.map((row) => [
      { html: who(row, model.today) },
      { html: strip(row) },
      { html: next(row) },
      { text: row.child.socialWorker ?? 'Not allocated' },
    ]),
  })}
  ${clockStripLegend(16)}
  ${pageLinks({ page: model.view.page, pages: model.pages }, (page) => addressOf({ ...model.view, page }))}`

const who = ({ child, stage }: TrackerRow, today: Temporal.PlainDate): Html =>
  html`<a class="govuk-link" href="/families/${child.familyId}">${child.name}</a>
    ${secondLine(`${sayAgeOrDue(child, today)} · ${child.team ?? 'no team'}`)}
    ${stage !== 'pre-proceedings' && secondLine(stages[stage])}`

const strip = ({ child, weeks }: TrackerRow): Html =>
  child.clock === null
    ? html`<span>${weeks === null ? 'No 12-week date' : `${weeks} since issue`}</span>`
    : clockStrip(childStrip(child.clock, `strip-${child.id}`), 'row')

const next = (row: TrackerRow): Html =>
  html`${row.next.overdue ? lateText(row.next.words) : row.next.words}
  ${row.waitsFor.length > 0 && secondLine(`waits for ${sayList(row.waitsFor.slice(0, 2))}`)}`
