import { agendaSections, type AgendaSection } from '#rules/meeting/agenda-items.ts'
import { entriesOf, type OverviewContent, type OverviewEntry, type SinceLastWeek } from './content.ts'

/** An entry of the week before it is compared with the last Overview. */
export type WeeksEntry = Omit<OverviewEntry, 'since' | 'isCut'> & { readonly section: AgendaSection }

type ForDraft = {
  readonly meetingOn: string
  /** In the order of the agenda within each section. */
  readonly entries: readonly WeeksEntry[]
  readonly prose: (section: AgendaSection) => string
  /** The Overview of the meeting before, as far as whoever drafts may see it; null when none was published. */
  readonly last: OverviewContent | null
}

// Reviews and other issues are each meeting's own: that one isn't there again is no news.
const goesOn = (section: AgendaSection): boolean => section !== 'reviews' && section !== 'other'

const factsOf = ({ title, rows, children }: Pick<OverviewEntry, 'title' | 'rows' | 'children'>): string =>
  JSON.stringify([
    title,
    children.map(({ id }) => id),
    rows.map((row) => [row.children.map(({ id }) => id), row.cells]),
  ])

/** An entry of the draft; its section is the part's to say. */
function compared(entry: WeeksEntry, last: ReadonlyMap<string, OverviewEntry>): OverviewEntry {
  const { key, title, familyId, teamId, children, rows, said, actions, state } = entry
  const since = sinceLast(entry, last)
  return { key, title, familyId, teamId, children, rows, said, actions, state, since, isCut: false }
}

/** New when the last Overview hadn't it, changed when its facts differ; what the meeting said about it is always this week's. */
function sinceLast(entry: Omit<WeeksEntry, 'section'>, last: ReadonlyMap<string, OverviewEntry>): SinceLastWeek {
  const before = last.get(entry.key)
  if (before === undefined) return 'new'
  return factsOf(before) === factsOf(entry) ? 'same' : 'changed'
}

/**
 * The draft of a meeting's Overview: its entries in their sections, every section in order, each entry compared with the last published
 * one by key; what stood there and is gone is shown once more as resolved. (LO-01; L working methods)
 */
export function draftOverview({ meetingOn, entries, prose, last }: ForDraft): OverviewContent {
  const stood = last === null ? [] : entriesOf(last).filter(({ since }) => since !== 'resolved')
  const lastByKey = new Map(stood.map((entry) => [entry.key, entry]))
  const keys = new Set(entries.map(({ key }) => key))
  const resolvedIn = (section: AgendaSection): readonly OverviewEntry[] =>
    (goesOn(section) ? (last?.parts.find((part) => part.section === section)?.entries ?? []) : [])
      .filter(({ key, since }) => since !== 'resolved' && !keys.has(key))
      .map((entry) => ({ ...entry, said: '', actions: [], state: 'not-recorded', since: 'resolved' }))
  const parts = agendaSections.map((section) => ({
    section,
    prose: prose(section),
    entries: [
      ...entries.filter((entry) => entry.section === section).map((entry) => compared(entry, lastByKey)),
      ...resolvedIn(section),
    ],
  }))
  return { meetingOn, parts }
}
