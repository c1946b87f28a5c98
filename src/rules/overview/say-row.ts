import type { AgendaSection } from '#rules/meeting/agenda-items.ts'
import type { OverviewEntry } from './content.ts'
import type { MergedRow } from './merge-siblings.ts'
import { type Column, overviewSections, sinceWords, stateWords } from './sections.ts'

/** A row in lines: what leads it, how late it is, and what follows, a text each. */
export type SaidRow = { readonly first: string; readonly late: string | null; readonly lines: readonly string[] }

type Cell = { readonly column: Column; readonly text: string }

/**
 * A row of a section in words, for the screen and Word alike: 'Midpoint review: Continue', 'Social work evidence template: due Fri 20 Nov
 * 2026', each empty cell left out. A row of an older form, of other columns, is said cell by cell. (LO-04)
 */
export function sayRow(
  section: AgendaSection,
  { cells, changes, late, ended }: Pick<MergedRow, 'cells' | 'changes' | 'late' | 'ended'>,
): SaidRow {
  const { columns } = overviewSections[section]
  const filled = cells.flatMap((text, at): readonly Cell[] => {
    const column = columns[at] ?? { name: '', stands: 'alone', label: null, isWords: false }
    return text === '' ? [] : [{ column, text }]
  })
  const standing = (where: Column['stands']): readonly Cell[] => filled.filter(({ column }) => column.stands === where)
  const [head, ...follows] = standing('first').map(labelled)
  const together = standing('together').map(labelled).join('; ')
  return {
    first: follows.length === 0 ? (head ?? '') : `${head ?? ''}: ${follows.join(', ')}`,
    late,
    lines: [
      ...standing('alone').flatMap((cell) => labelled(cell).split('\n')),
      ...(together === '' ? [] : [together]),
      ...changes.map((change) => `Changed: ${change}`),
      ...(ended === null ? [] : [ended]),
    ].filter((line) => line.trim() !== ''),
  }
}

const labelled = ({ column: { label }, text }: Cell): string => (label === null ? text : `${label}: ${text}`)

/** 'New. Awaiting the chair': how a row compares with last week and where it stands with the chair. */
export const standingOf = ({ since, state }: Pick<MergedRow, 'since' | 'state'>): string =>
  since === 'resolved'
    ? sinceWords.resolved
    : [sinceWords[since], stateWords[state]].filter((words) => words !== '').join('. ')

/** Whether what was said at an item awaits the chair and none of its rows says so. (TM-04) */
export const isUnmarked = ({ state, said, rows }: Pick<OverviewEntry, 'state' | 'said' | 'rows'>): boolean =>
  state === 'awaiting-chair' && said !== '' && rows.length > 0 && rows.every((row) => row.state !== state)
