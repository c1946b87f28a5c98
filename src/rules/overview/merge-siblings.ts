import type { NamedChild, OverviewEntry, OverviewRow } from './content.ts'

/** A row as it is shown: siblings of whom exactly the same is said stand in one. */
export type MergedRow = Omit<OverviewRow, 'thing' | 'tells'> & {
  /** The records it is about. */
  readonly things: readonly string[]
}

const sameness = ({ cells, changes, late, ended, state, since }: Omit<OverviewRow, 'thing' | 'tells'>): string =>
  JSON.stringify([cells, changes, late, ended, state, since])

const isOfOthers = (merged: MergedRow, row: OverviewRow): boolean =>
  row.children.length > 0 &&
  merged.children.length > 0 &&
  !row.children.some(({ id }) => merged.children.some((child) => child.id === id))

/**
 * The rows of an entry with siblings merged where the same is said of them, in the order in which they came. Two things of one child
 * stay two rows, however alike. (LO-01)
 */
export function mergeSiblings(rows: readonly OverviewRow[]): readonly MergedRow[] {
  const merged: MergedRow[] = []
  for (const row of rows) {
    const at = merged.findIndex((each) => sameness(each) === sameness(row) && isOfOthers(each, row))
    const into = merged[at]
    const { thing, children, cells, changes, late, ended, state, since } = row
    if (into === undefined) merged.push({ things: [thing], children, cells, changes, late, ended, state, since })
    else merged[at] = { ...into, things: [...into.things, thing], children: [...into.children, ...children] }
  }
  return merged
}

/** Children of an entry who have the same team and worker. */
export type AnsweredFor = {
  readonly children: readonly NamedChild[]
  readonly team: string | null
  readonly worker: string | null
}

/** Who answers for an entry's children, once for those with the same team and worker. */
export const answeredFor = ({ children }: Pick<OverviewEntry, 'children'>): readonly AnsweredFor[] =>
  [...Map.groupBy(children, ({ team, worker }) => JSON.stringify([team, worker])).values()].flatMap((same) => {
    const [first] = same
    return first === undefined ? [] : [{ children: same, team: first.team, worker: first.worker }]
  })
