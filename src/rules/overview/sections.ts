import type { AgendaSection } from '#rules/meeting/agenda-items.ts'
import type { EntryState, OverviewEntry, SinceLastWeek } from './content.ts'

/**
 * The Overview's sections in the agenda's order: what each is called and the columns of its facts, after family and children. `changes`
 * names the column for what changed since the last meeting, null where nothing is compared line by line. (L purpose; LO-01)
 */
export const overviewSections: Readonly<
  Record<AgendaSection, { readonly name: string; readonly columns: readonly string[]; readonly changes: string | null }>
> = {
  'cannot-wait': { name: 'Children who can’t wait', columns: ['Why', 'Decision', 'Reasons'], changes: null },
  staffing: { name: 'Staffing and mitigation', columns: ['What', 'Mitigation', 'Who sees to it', 'By'], changes: null },
  hearings: {
    name: 'Hearings and attendance',
    columns: ['Hearing', 'When', 'Where', 'Attendance'],
    changes: 'Changed, old → new',
  },
  filings: { name: 'Filing dates', columns: ['Document', 'Due', 'Potential delay', 'Plan'], changes: null },
  private: {
    name: 'Private proceedings',
    columns: ['Report', 'Due', 'Next hearing', 'Worker', 'Risk of public proceedings'],
    changes: null,
  },
  reviews: { name: 'Midpoint and final reviews', columns: ['Review', 'Decision', 'Reasons'], changes: null },
  other: { name: 'Any other issue', columns: [], changes: null },
}

export const stateWords: Readonly<Record<EntryState, string>> = {
  'awaiting-chair': 'Awaiting the chair',
  confirmed: 'Confirmed',
  'not-recorded': 'Not discussed',
}

export const sinceWords: Readonly<Record<SinceLastWeek, string>> = {
  new: 'New',
  changed: 'Changed',
  same: 'No change',
  resolved: 'Resolved',
}

/** Said at an entry that a reader gets in part. */
export const cutWords = 'Not all of this item is shown: it is also about children who aren’t in your copy.'

/** The headings of a section's facts, from the first column on. */
export function columnsOf(section: AgendaSection): readonly string[] {
  const { columns, changes } = overviewSections[section]
  const whom = section === 'staffing' ? 'Team or family' : 'Family and children'
  return [whom, ...columns, ...(changes === null ? [] : [changes])]
}

/** Whether an entry has more than its line of facts to say, or no such line. */
export const hasWords = ({ said, actions, rows, isCut }: OverviewEntry): boolean =>
  said !== '' || actions.length > 0 || rows.length === 0 || isCut
