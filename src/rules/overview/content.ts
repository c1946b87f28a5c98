import type { AgendaSection } from '#rules/meeting/agenda-items.ts'

export type NamedChild = { readonly id: number; readonly name: string }

/**
 * One line of facts about some of an entry's children (none: the family or team as a whole). `cells` follow the section's columns;
 * `changes` say what changed since the last meeting, old → new; `late` is how late something is on the day it is written.
 */
export type OverviewRow = {
  readonly children: readonly NamedChild[]
  readonly cells: readonly string[]
  readonly changes: readonly string[]
  readonly late: string | null
}

/** What somebody is to do; `by` in words. */
export type OverviewAction = {
  readonly children: readonly NamedChild[]
  readonly words: string
  readonly doer: string
  readonly by: string
}

/** Where an entry stands with the meeting: recorded and awaiting the chair, confirmed, or not recorded at it at all. (TM-04) */
export type EntryState = 'awaiting-chair' | 'confirmed' | 'not-recorded'

/** How an entry compares with the last published Overview. (LO-01) */
export type SinceLastWeek = 'new' | 'changed' | 'same' | 'resolved'

/**
 * One matter of a section, found by its agenda key. `said` is what the meeting said about all its children together; `isCut` once some of
 * it was left out for a reader who may not see every child.
 */
export type OverviewEntry = {
  readonly key: string
  readonly title: string
  readonly familyId: number | null
  readonly teamId: number | null
  readonly children: readonly NamedChild[]
  readonly rows: readonly OverviewRow[]
  readonly said: string
  readonly actions: readonly OverviewAction[]
  readonly state: EntryState
  readonly since: SinceLastWeek
  readonly isCut: boolean
}

export type OverviewPart = {
  readonly section: AgendaSection
  /** What the Court QA Manager wrote over the section; every reader of an entry in it reads it. */
  readonly prose: string
  readonly entries: readonly OverviewEntry[]
}

/** An Overview as it is drafted, published and copied: plain data, dates as YYYY-MM-DD or in words. (LO-01, LO-02) */
export type OverviewContent = { readonly meetingOn: string; readonly parts: readonly OverviewPart[] }

export const entriesOf = ({ parts }: OverviewContent): readonly OverviewEntry[] =>
  parts.flatMap(({ entries }) => entries)

/** Every child an Overview names, once. */
export const childrenIn = (content: OverviewContent): readonly number[] => [
  ...new Set(entriesOf(content).flatMap(({ children }) => children.map(({ id }) => id))),
]

/** How many items an Overview, or somebody's copy of one, holds. */
export const itemsIn = (content: OverviewContent): number => entriesOf(content).length
