import { clockStrip, clockStripLegend, clockStripScale } from '#govuk/clock-strip/clock-strip.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import type { TableHead } from '#govuk/macro-options.ts'
import { lateText, quietText, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { childStrip } from '#parts/clocks/child-clock.ts'
import { sayAgeOrDue } from '#rules/people/age.ts'
import { sayList } from '#rules/words/say-names.ts'
import type { Order } from './tracker-orders.ts'
import type { TrackerRow } from './tracker-rows.ts'
import { addressOf, stages, type TrackerView } from './tracker-view.ts'

type PlainDate = Temporal.PlainDate
type Listed = { readonly view: TrackerView; readonly rows: readonly TrackerRow[]; readonly today: PlainDate }

/** Each child with the strip of their weeks. */
export const trackerStrips = ({ rows, today }: Listed, caption: string): Html =>
  html`${workTable({
    caption,
    captionClasses: 'govuk-table__caption--s',
    classes: 'waymark-tracker',
    firstCellIsHeader: true,
    head: [
      { text: 'Child' },
      { html: html`Weeks ${clockStripScale(16)}`, text: 'Weeks', classes: 'waymark-table__strip' },
      { text: 'Next' },
      { text: 'Social worker' },
    ],
    rows: rows.map((row) => [
      {
        html: html`${who(row)} ${secondLine(`${sayAgeOrDue(row.child, today)} · ${row.child.team ?? 'no team'}`)}
        ${stage(row)}`,
      },
      { html: strip(row) },
      {
        html: html`${next(row)}
        ${row.waitsFor.length > 0 && secondLine(`waits for ${sayList(row.waitsFor.slice(0, 2))}`)}`,
      },
      { text: row.child.socialWorker ?? 'Not allocated' },
    ]),
  })}
  ${clockStripLegend(16)}`

/** Each child on a line, as in a spreadsheet: every heading orders the list. */
export const trackerTable = ({ rows, view }: Listed, caption: string): Html =>
  workTable({
    caption,
    captionClasses: 'govuk-table__caption--s',
    classes: 'waymark-sheet',
    firstCellIsHeader: true,
    head: columns.map((column) => sortable(view, column)),
    rows: rows.map((row) => columns.map(({ cell }) => ({ html: cell(row) }))),
  })

type Column = {
  readonly by: Order
  readonly heading: string
  readonly isLong?: boolean
  readonly cell: (row: TrackerRow) => Html
}

const columns: readonly Column[] = [
  { by: 'name', heading: 'Child', cell: (row) => who(row) },
  { by: 'case-system-id', heading: 'Case-system id', cell: ({ child }) => orNone(child.caseSystemId, 'No id') },
  { by: 'team', heading: 'Team', cell: ({ child }) => orNone(child.team, 'No team') },
  { by: 'legal-status', heading: 'Legal status', cell: ({ child }) => orNone(child.legalStatus, 'Not recorded') },
  { by: 'weeks', heading: 'Weeks', cell: (row) => html`${row.weeks} ${atCourt[row.stage]}` },
  { by: 'next', heading: 'Next', cell: (row) => next(row) },
  {
    by: 'waits',
    heading: 'Waits for',
    isLong: true,
    cell: ({ waitsFor }) => orNone(sayList(waitsFor), 'Nothing else'),
  },
  { by: 'worker', heading: 'Social worker', cell: ({ child }) => orNone(child.socialWorker, 'Not allocated') },
  { by: 'solicitor', heading: 'Solicitor', cell: ({ child }) => orNone(child.solicitor, 'None named') },
]

/** Weeks at court are counted from issue, and private proceedings have none. */
const atCourt = {
  'pre-proceedings': nothing,
  proceedings: quietText('at court'),
  private: quietText('private'),
} as const satisfies Record<TrackerRow['stage'], Html>

const orNone = (text: string | null, none: string): Html =>
  text === null || text === '' ? quietText(none) : html`${text}`

/** A heading that is a link to the list in its order, or the other way round where it is in that order already. */
function sortable(view: TrackerView, { by, heading, isLong }: Column): TableHead {
  const isBy = view.order === by
  const href = addressOf({ ...view, order: by, isReversed: isBy && !view.isReversed, page: 1 })
  return {
    text: heading,
    html: html`<a class="govuk-link waymark-sheet__sort" href="${href}">${heading}</a>`,
    classes: isLong === true ? 'waymark-sheet__long' : '',
    attributes: isBy ? { 'aria-sort': goesUp(view) ? 'ascending' : 'descending' } : {},
  }
}

/** Weeks go down in their usual order: the longest are first. */
const goesUp = ({ order, isReversed }: TrackerView): boolean => (order === 'weeks') === isReversed

const who = ({ child }: TrackerRow): Html =>
  html`<a class="govuk-link" href="/families/${child.familyId}">${child.name}</a>`

const stage = ({ stage: at }: TrackerRow): Html | false => at !== 'pre-proceedings' && secondLine(stages[at])

const strip = ({ child, weeks }: TrackerRow): Html =>
  child.clock === null
    ? html`<span>${weeks === null ? 'No 12-week date' : `${weeks} since issue`}</span>`
    : clockStrip(childStrip(child.clock, `strip-${child.id}`), 'row')

const next = (row: TrackerRow): Html => html`${row.next.overdue ? lateText(row.next.words) : row.next.words}`
