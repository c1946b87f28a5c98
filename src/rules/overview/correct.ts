import type { AgendaSection } from '#rules/meeting/agenda-items.ts'
import type { OverviewContent, OverviewEntry } from './content.ts'
import { linesBetween } from './differences.ts'

/** Items that were taken in from the records, as these were then, with their section; null: taken out. By the item's key. */
export type TakenIn = ReadonlyMap<string, { readonly section: AgendaSection; readonly entry: OverviewEntry | null }>

/**
 * The correction of a version: its frozen content with what was chosen of all that happened since, and nothing else. What is taken out
 * leaves a line that says so. (LO-02, M3)
 */
export function corrected(published: OverviewContent, taken: TakenIn): OverviewContent {
  const parts = published.parts.map((part) => {
    const kept = part.entries.flatMap((entry) => {
      const choice = taken.get(entry.key)
      if (choice === undefined) return [{ ...entry, corrections: [] }]
      if (choice.entry === null) return [takenOut(entry)]
      return choice.section === part.section ? [choice.entry] : []
    })
    const stood = new Set(kept.map(({ key }) => key))
    const added = [...taken.values()].flatMap(({ section, entry }) =>
      entry === null || section !== part.section || stood.has(entry.key) ? [] : [entry],
    )
    return { ...part, entries: [...kept, ...added] }
  })
  return { ...published, parts }
}

const takenOut = (entry: OverviewEntry): OverviewEntry => ({
  ...entry,
  rows: [],
  actions: [],
  said: '',
  state: 'nothing-recorded',
  since: 'changed',
})

/** The same with what changed of the version before said at each item. */
export function withCorrections(next: OverviewContent, published: OverviewContent): OverviewContent {
  const before = new Map(published.parts.flatMap(({ entries }) => entries.map((entry) => [entry.key, entry] as const)))
  const parts = next.parts.map((part) => ({
    ...part,
    entries: part.entries.map((entry) => {
      const earlier = before.get(entry.key)
      const added = [{ children: [], words: 'Not in the version before' }]
      return { ...entry, corrections: earlier === undefined ? added : linesBetween(part.section, earlier, entry) }
    }),
  }))
  return { ...next, parts }
}
