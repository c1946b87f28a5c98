import { nameFor, say } from '#rules/words/name-for.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import type { Cell } from '#platform/spreadsheets/workbook.ts'
import type { Table } from '#platform/spreadsheets/write-workbook.ts'
import { withCaseSystem } from '#rules/words/case-system-id.ts'
import type { WholeTracker } from './show-tracker.ts'
import { stages } from './tracker-view.ts'
import type { TrackerRow } from './tracker-rows.ts'

type Column = { readonly heading: string; readonly width: number; readonly cell: (row: TrackerRow) => Cell }

const clockOf = (row: TrackerRow) => row.child.clock
const heldOn = (row: TrackerRow, review: 'midpoint' | 'final'): Cell => {
  const state = clockOf(row)?.[review].state
  return state?.kind === 'held' ? state.on : null
}

/** The tracker as a council keeps it: one line a child, dates as dates. */
const columns: readonly Column[] = [
  { heading: 'Case-system id', width: 14, cell: ({ child }) => child.caseSystemId },
  { heading: 'Family', width: 18, cell: ({ child }) => child.familyName },
  { heading: 'Family reference', width: 14, cell: ({ child }) => child.familyReference },
  { heading: 'Child', width: 24, cell: ({ child }) => child.name },
  { heading: 'Date of birth', width: 12, cell: ({ child }) => child.bornOn },
  { heading: 'Expected date of delivery', width: 12, cell: ({ child }) => child.expectedDeliveryOn },
  { heading: 'Team', width: 20, cell: ({ child }) => child.team },
  { heading: capitalised(nameFor('role.case-holder')), width: 20, cell: ({ child }) => child.socialWorker },
  { heading: 'Stage', width: 18, cell: ({ stage }) => stages[stage] },
  { heading: 'Weeks and days', width: 10, cell: ({ weeks }) => weeks },
  { heading: 'Decision', width: 12, cell: (row) => clockOf(row)?.facts.decidedOn ?? null },
  {
    heading: capitalised(nameFor('document.letter-before-proceedings')),
    width: 12,
    cell: (row) => clockOf(row)?.facts.letterSentOn ?? null,
  },
  {
    heading: `First ${nameFor('meeting.with-parents')}`,
    width: 12,
    cell: (row) => clockOf(row)?.facts.firstMeetingOn ?? null,
  },
  { heading: '6-week date', width: 12, cell: (row) => clockOf(row)?.midpoint.point ?? null },
  { heading: `${capitalised(nameFor('review.midpoint'))} held`, width: 12, cell: (row) => heldOn(row, 'midpoint') },
  { heading: '12-week date', width: 12, cell: (row) => clockOf(row)?.twelveWeeks ?? null },
  { heading: 'Date agreed instead', width: 12, cell: (row) => agreedInstead(row) },
  { heading: '16-week maximum', width: 12, cell: (row) => clockOf(row)?.ceiling ?? null },
  { heading: 'Issued', width: 12, cell: ({ child }) => child.inCourt?.issuedOn ?? null },
  { heading: 'Court number', width: 14, cell: ({ child }) => child.inCourt?.courtNumber ?? null },
  { heading: 'Next', width: 36, cell: ({ next }) => next.words },
  { heading: 'Next date', width: 12, cell: ({ next }) => next.on },
  { heading: 'Waits for', width: 40, cell: ({ waitsFor }) => (waitsFor.length === 0 ? null : waitsFor.join('; ')) },
]

function agreedInstead(row: TrackerRow): Cell {
  const clock = clockOf(row)
  return clock?.isExtended === true ? clock.limit : null
}

/** The cells of some rows. */
const cellsOf = (rows: readonly TrackerRow[]): readonly (readonly Cell[])[] =>
  rows.map((row) => columns.map(({ cell }) => cell(row)))

/** Headings, widths and lines of the tracker, some at a time, for .xlsx and .csv alike. (FAM-06) */
export const trackerTable = ({ rows }: WholeTracker, labels: Labels): Table => ({
  name: say(capitalised(nameFor('list.tracker')), labels),
  columns: columns.map(({ heading, width }) => ({
    heading: withCaseSystem(say(heading, labels), labels('case-system')),
    width,
  })),
  async *pages() {
    for await (const page of rows())
      yield cellsOf(page).map((cells) => cells.map((cell) => (typeof cell === 'string' ? say(cell, labels) : cell)))
  },
})
