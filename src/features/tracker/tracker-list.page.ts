import { stripLegend } from '#parts/clocks/strip-legend.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { clockStrip, clockStripScale } from '#govuk/clock-strip/clock-strip.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import type { TableHead } from '#govuk/macro-options.ts'
import { lateText, quietText, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { childStrip } from '#parts/clocks/child-clock.ts'
import { sayDayAndMonth } from '#rules/calendar/say-date.ts'
import { sayAgeOrDue } from '#rules/people/age.ts'
import { namesakes } from '#rules/people/namesakes.ts'
import { withCaseSystem } from '#rules/words/case-system-id.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import { sayList } from '#rules/words/say-names.ts'
import type { Order } from './tracker-orders.ts'
import type { TrackerRow } from './tracker-rows.ts'
import { addressOf, rowFormOf, stages, type TrackerView } from './tracker-view.ts'

type PlainDate = Temporal.PlainDate
/** A child's row with a form in it, and what stands above the list because of it: what is wrong, or what somebody else saved. */
export type OpenRow = { readonly childId: number; readonly form: Html; readonly above: Html }

type Listed = {
  readonly view: TrackerView
  readonly rows: readonly TrackerRow[]
  readonly today: PlainDate
  /** The form that stands open at a child's row. */
  readonly open: OpenRow | null
  readonly labels: Labels
}

/** Each child with the strip of their weeks. */
export const trackerStrips = ({ rows, today, labels }: Listed, caption: string): Html => {
  const references = referencesIn(rows)
  return html`${workTable({
    caption,
    captionClasses: 'govuk-table__caption--s',
    classes: 'waymark-tracker',
    head: [
      { text: 'Child' },
      { html: html`Weeks ${clockStripScale(16)}`, text: 'Weeks', classes: 'waymark-table__strip' },
      { text: 'Next' },
      { text: capitalised(nameFor('role.case-holder')) },
    ],
    rows: rows.map((row) => [
      {
        html: html`${anchor(row, rows)}${who(row)} ${secondLine(sayWhose(row, today, references))} ${stage(row)}`,
      },
      { html: strip(row, labels) },
      {
        html: html`${next(row)}
        ${row.waitsFor.length > 0 && secondLine(`waits for ${sayList(row.waitsFor.slice(0, 2))}`)} ${asked(row)}`,
      },
      { text: row.child.socialWorker ?? 'Not allocated' },
    ]),
  })}
  ${stripLegend()}`
}

/** '7 · Safeguarding East', with the reference where another family of this list is called the same: '7 · NB-2041 · Safeguarding East'. */
const sayWhose = ({ child }: TrackerRow, today: PlainDate, references: References): string =>
  [sayAgeOrDue(child, today), references.get(child.familyId), child.team ?? 'no team']
    .filter((part) => part !== undefined)
    .join(' · ')

type References = ReadonlyMap<number, string>

const referencesIn = (rows: Listed['rows']): References =>
  namesakes(rows.map(({ child }) => ({ id: child.familyId, name: child.familyName, reference: child.familyReference })))

/** Each child on a line, as in a spreadsheet: every heading orders the list. */
export const trackerTable = ({ rows, view, open, labels }: Listed, caption: string): Html => {
  const references = referencesIn(rows)
  return workTable({
    caption,
    captionClasses: 'govuk-visually-hidden',
    classes: 'waymark-sheet',
    head: columns.map((column) =>
      headOf(view, { ...column, heading: withCaseSystem(column.heading, labels('case-system')) }),
    ),
    rows: rows.flatMap((row) => [
      columns.map(({ cell }, at) => ({ html: html`${at === 0 && anchor(row, rows)}${cell(row, view, references)}` })),
      ...(row.asked.length > 0 ? [askedInRow(row)] : []),
      ...(open?.childId === row.child.id ? [formInRow(row, open)] : []),
    ]),
  })
}

/** Below the child's own row, across the columns: what is asked for and not decided, which no column has room for. */
const askedInRow = ({ child, asked: words }: TrackerRow) => [
  { html: html`${quietText(html`<span class="govuk-visually-hidden">${child.name} </span>Asked`)}` },
  {
    html: html`<span class="waymark-sheet__more">${quietText(words.join(' '))}</span>`,
    colspan: columns.length - 1,
  },
]

/** Below the child's own row, across the columns: what can be written without leaving the list. */
const formInRow = ({ child }: TrackerRow, { form }: OpenRow) => [
  { html: html`${quietText(html`Letters and meetings of ${child.name}`)}` },
  { html: html`<div class="waymark-sheet__form">${form}</div>`, colspan: columns.length - 1 },
]

type Column = {
  /** The order that its heading gives. */
  readonly by: Order
  readonly heading: string
  readonly room?: 'child' | 'next' | 'long' | 'date' | 'meeting' | 'weeks' | 'number' | 'word' | 'name' | 'team'
  readonly cell: (row: TrackerRow, view: TrackerView, references: References) => Html
}

const columns: readonly Column[] = [
  {
    by: 'name',
    heading: 'Child',
    room: 'child',
    cell: (row, _, references) => html`${who(row)} ${quietText(references.get(row.child.familyId) ?? '')}`,
  },
  {
    by: 'case-system-id',
    heading: 'Case-system id',
    room: 'number',
    cell: ({ child }) => orNone(child.caseSystemId, 'No id'),
  },
  { by: 'team', heading: 'Team', room: 'team', cell: ({ child }) => orNone(child.team, 'No team') },
  {
    by: 'legal-status',
    heading: 'Legal status',
    room: 'word',
    cell: ({ child }) => orNone(child.legalStatus, 'Not recorded'),
  },
  { by: 'weeks', heading: 'Weeks', room: 'weeks', cell: (row) => html`${row.weeks} ${atCourt[row.stage]}` },
  { by: 'next', heading: 'Next', room: 'next', cell: (row) => next(row, row.inTable.next) },
  {
    by: 'waits',
    heading: 'Waits for',
    room: 'long',
    cell: (row) => orNone(row.inTable.waitsFor.join(', '), 'Nothing else'),
  },
  { by: 'letter', heading: 'Letter', room: 'date', cell: (row, view) => dateInRow(row, view, 'letterSentOn') },
  {
    by: 'first-meeting',
    heading: 'First meeting',
    room: 'meeting',
    cell: (row, view) => dateInRow(row, view, 'firstMeetingOn'),
  },
  {
    by: 'worker',
    heading: capitalised(nameFor('role.case-holder')),
    room: 'name',
    cell: ({ child }) => orNone(child.socialWorker, 'Not allocated'),
  },
  { by: 'solicitor', heading: 'Solicitor', room: 'name', cell: ({ child }) => orNone(child.solicitor, 'None named') },
]

/** Weeks at court are counted from issue, and private proceedings have none. */
const atCourt = {
  'pre-proceedings': nothing,
  proceedings: quietText(html`<span class="govuk-visually-hidden">at </span>court`),
  private: quietText('private'),
} as const satisfies Record<TrackerRow['stage'], Html>

const orNone = (text: string | null, none: string): Html =>
  text === null || text === '' ? quietText(none) : html`${text}`

/** What was sent or held, and for those who keep the record the way to write it down in the row. */
function dateInRow({ child }: TrackerRow, view: TrackerView, what: 'letterSentOn' | 'firstMeetingOn'): Html {
  if (child.clock === null) return nothing
  const on = child.clock.facts[what]
  if (!child.mayKeep) return orNone(on === null ? null : sayDayAndMonth(on), 'Not yet')
  return html`<a class="govuk-link" href="${rowFormOf(view, child.id)}"
    >${on === null ? html`<span class="waymark-not-printed">Enter</span>` : sayDayAndMonth(on)}<span
      class="govuk-visually-hidden"
      >${on === null ? '' : ', change'} ${rowWords[what]} ${child.name}</span
    ></a
  >`
}

const rowWords = {
  letterSentOn: `the ${nameFor('document.letter-before-proceedings')} of`,
  firstMeetingOn: 'the first meeting with the parents of',
} as const

/** A heading that is a link to the list in its order, or the other way round where it is in that order already. */
function headOf(view: TrackerView, { by, heading, room }: Column): TableHead {
  const classes = room === undefined ? '' : `waymark-sheet__${room}`
  const isBy = view.order === by
  const href = addressOf({ ...view, order: by, isReversed: isBy && !view.isReversed, page: 1 })
  return {
    text: heading,
    html: html`<a class="govuk-link waymark-sheet__sort" href="${href}">${heading}</a>`,
    classes,
    attributes: isBy ? { 'aria-sort': goesUp(view) ? 'ascending' : 'descending' } : {},
  }
}

/** Weeks go down in their usual order: the longest are first. */
const goesUp = ({ order, isReversed }: TrackerView): boolean => (order === 'weeks') === isReversed

/** Comes back to this row, by the child's id. */
const who = ({ child }: TrackerRow): Html =>
  html`<a class="govuk-link" id="child-${child.id}" href="/families/${child.familyId}?child=${child.id}"
    >${child.name}</a
  >`

/** Where a page about the whole family comes back to: the first of its rows. */
const anchor = ({ child }: TrackerRow, rows: readonly TrackerRow[]): Html | false =>
  rows.find((row) => row.child.familyId === child.familyId)?.child === child &&
  html`<span id="family-${child.familyId}"></span>`

const asked = (row: TrackerRow): Html => html`${row.asked.map((words) => secondLine(words))}`

const stage = ({ stage: at }: TrackerRow): Html | false => at !== 'pre-proceedings' && secondLine(stages[at])

const strip = ({ child, weeks }: TrackerRow, labels: Labels): Html =>
  child.clock === null
    ? html`<span>${weeks === null ? 'No 12-week date' : `${weeks} since issue`}</span>`
    : clockStrip(childStrip(child.clock, `strip-${child.id}`, labels), 'row')

const next = ({ next: { overdue, words } }: TrackerRow, said = words): Html => html`${overdue ? lateText(said) : said}`
