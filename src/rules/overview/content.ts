import type { AgendaSection } from '#rules/meeting/agenda-items.ts'
import type { Told } from './told.ts'

export type NamedChild = { readonly id: number; readonly name: string }

/** A child of an entry with who answers for them on the day it is written; null where nobody was named. */
export type OverviewChild = NamedChild & { readonly team: string | null; readonly worker: string | null }

/** The states there are, as they are kept. */
export const entryStates = ['awaiting-chair', 'confirmed', 'not-recorded', 'nothing-recorded'] as const

/**
 * Where an entry or a row stands with the meeting: recorded and awaiting the chair, confirmed, not taken by it at all; or taken, and
 * nothing recorded of this child. (TM-04)
 */
export type EntryState = (typeof entryStates)[number]

/** How a row or an entry compares with the last published Overview. (LO-01) */
export type SinceLastWeek = 'new' | 'changed' | 'same' | 'resolved'

/**
 * One line of facts about some of an entry's children (none: the family or team as a whole). `thing` is the record it is about, by which
 * it is found in last week's: 'hearing-4', 'filing-9'. `cells` follow the section's columns and hold no elapsed days, so that they differ
 * only where a record does; `late` is how late something is on the day it is written. `changes` say what changed since the last
 * meeting, old → new; `ended` how the record ended it: 'Filed Wed 25 Nov 2026'.
 */
export type OverviewRow = {
  readonly thing: string
  readonly children: readonly NamedChild[]
  readonly cells: readonly string[]
  readonly changes: readonly string[]
  readonly late: string | null
  readonly ended: string | null
  /** What the lines at the top count of it. */
  readonly tells: readonly Told[]
  readonly state: EntryState
  readonly since: SinceLastWeek
}

/** What somebody is to do; `by` in words. */
export type OverviewAction = {
  readonly children: readonly NamedChild[]
  readonly words: string
  readonly doer: string
  readonly by: string
}

/** What a correction changed at an entry, old → new, and of whom it tells. (LO-02) */
export type Correction = { readonly children: readonly NamedChild[]; readonly words: string }

/**
 * One matter of a section, found by its agenda key. `said` is what the meeting said about all its children together; `isCut` once some of
 * it was left out for a reader who may not see every child. `corrections` say what this version changed of the one before.
 */
export type OverviewEntry = {
  readonly key: string
  readonly title: string
  /** The family's reference. */
  readonly reference: string | null
  readonly familyId: number | null
  readonly teamId: number | null
  readonly children: readonly OverviewChild[]
  readonly rows: readonly OverviewRow[]
  readonly said: string
  readonly actions: readonly OverviewAction[]
  readonly state: EntryState
  readonly since: SinceLastWeek
  readonly isCut: boolean
  readonly corrections: readonly Correction[]
}

export type OverviewPart = {
  readonly section: AgendaSection
  /** What the Court QA Manager wrote over the section; every reader of an entry in it reads it. */
  readonly prose: string
  readonly entries: readonly OverviewEntry[]
}

/** An Overview as it is drafted, published and copied: plain data, dates as YYYY-MM-DD or in words. (LO-01, LO-02) */
export type OverviewContent = {
  readonly meetingOn: string
  /** Rows of the authority's workbook that stayed out and wait to be settled; 0 for who reads only a part. (FAM-06) */
  readonly leftOut: number
  readonly parts: readonly OverviewPart[]
}

export const entriesOf = ({ parts }: Pick<OverviewContent, 'parts'>): readonly OverviewEntry[] =>
  parts.flatMap(({ entries }) => entries)

/** Every child an Overview names, once. */
export const childrenIn = (content: OverviewContent): readonly number[] => [
  ...new Set(entriesOf(content).flatMap(({ children }) => children.map(({ id }) => id))),
]

/** How many items an Overview, or somebody's copy of one, holds. */
export const itemsIn = (content: OverviewContent): number => entriesOf(content).length
