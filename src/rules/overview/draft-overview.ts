import { agendaSections, type AgendaSection } from '#rules/meeting/agenda-items.ts'
import { type Business, hasSection } from '#rules/meeting/business.ts'
import { entriesOf, type OverviewContent, type OverviewEntry, type OverviewRow, type SinceLastWeek } from './content.ts'

/** A row before it is compared with the last Overview. */
export type WeeksRow = Omit<OverviewRow, 'since'>

/** An entry of the week before it is compared with the last Overview. */
export type WeeksEntry = Omit<OverviewEntry, 'since' | 'isCut' | 'rows' | 'corrections'> & {
  readonly section: AgendaSection
  readonly rows: readonly WeeksRow[]
}

type ForDraft = {
  readonly meetingOn: string
  /** The business that the meeting's series takes. */
  readonly takes: readonly Business[]
  readonly leftOut: number
  /** In the order of the agenda within each section. Rows whose record has ended are there only to be told of once. */
  readonly entries: readonly WeeksEntry[]
  readonly prose: (section: AgendaSection) => string
  /** The Overview of the meeting before, as far as whoever drafts may see it; null when none was published. */
  readonly last: OverviewContent | null
}

type RowBefore = (thing: string) => OverviewRow | undefined

const rowsOf = (content: OverviewContent | null): readonly OverviewRow[] =>
  content === null ? [] : entriesOf(content).flatMap(({ rows }) => rows)

/** The rows of an Overview that go on, by the record each is about: what had ended in it is over. */
export const standingIn = (content: OverviewContent | null): ReadonlyMap<string, OverviewRow> =>
  new Map(
    rowsOf(content)
      .filter(({ thing, ended }) => thing !== '' && ended === null)
      .map((row) => [row.thing, row]),
  )

const endedIn = (content: OverviewContent | null): ReadonlySet<string> =>
  new Set(rowsOf(content).flatMap(({ thing, ended }) => (ended === null ? [] : [thing])))

/** Whether an Overview says of each row what record it is about; one of an older form can't be compared with. */
export const isComparable = (content: OverviewContent): boolean =>
  entriesOf(content).every(({ rows }) => rows.every(({ thing }) => thing !== ''))

/** What is compared: the children and what the record says of them, never how many days have gone by. */
const factsOf = ({ children, cells }: Pick<OverviewRow, 'children' | 'cells'>): string =>
  JSON.stringify([children.map(({ id }) => id), cells])

/** New when the last Overview hadn't that record, changed when its facts differ, resolved when the record says it has ended. */
function sinceOf(row: WeeksRow, before: RowBefore): SinceLastWeek {
  if (row.ended !== null) return 'resolved'
  const last = before(row.thing)
  if (last === undefined) return 'new'
  return factsOf(last) === factsOf(row) ? 'same' : 'changed'
}

/** An entry is what its rows are together; one without rows is this meeting's own. */
function sinceTogether(rows: readonly OverviewRow[]): SinceLastWeek {
  const found = new Set(rows.map(({ since }) => since))
  const [only] = found
  if (only === undefined) return 'new'
  if (found.size === 1) return only
  return found.has('changed') || found.has('new') || found.has('resolved') ? 'changed' : 'same'
}

/** An entry of the draft, null where only things stood in it that nobody has to be told of; its section is the part's to say. */
function compared(entry: WeeksEntry, before: RowBefore, told: ReadonlySet<string>): OverviewEntry | null {
  const { key, title, reference, familyId, teamId, children, said, actions, state } = entry
  const rows = entry.rows
    // That something has ended is told once.
    .filter(({ thing, ended }) => ended === null || !told.has(thing))
    .map((row) => ({ ...row, since: sinceOf(row, before) }))
  const isEmpty = rows.length === 0 && entry.rows.length > 0 && said === '' && actions.length === 0
  if (isEmpty) return null
  const common = { key, title, reference, familyId, teamId, children, rows, said, actions, state }
  return { ...common, since: sinceTogether(rows), isCut: false, corrections: [] }
}

/**
 * The draft of a meeting's Overview: its entries in their sections, every section of its business in order. Each row is compared with the last published
 * one about the same record – a hearing, a document, a report, a review – and is resolved only when that record says so: what has merely
 * left the agenda's window is not. (LO-01, SET-06; L working methods)
 */
export function draftOverview({ meetingOn, takes, leftOut, entries, prose, last }: ForDraft): OverviewContent {
  const [standing, told] = [standingIn(last), endedIn(last)]
  const before: RowBefore = (thing) => standing.get(thing)
  const isThere = (section: AgendaSection) =>
    hasSection(takes, section) || entries.some((entry) => entry.section === section)
  const parts = agendaSections.filter(isThere).map((section) => ({
    section,
    prose: prose(section),
    entries: entries
      .filter((entry) => entry.section === section)
      .flatMap((entry) => compared(entry, before, told) ?? []),
  }))
  return { meetingOn, leftOut, parts }
}
