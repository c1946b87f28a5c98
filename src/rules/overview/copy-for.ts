import type { NamedChild, OverviewContent, OverviewEntry } from './content.ts'
import { withoutUnseen } from './unseen-names.ts'

/** What of an Overview a reader may see: these children, these teams' staffing; `everything` adds what names no child at all. */
export type MaySee = {
  readonly childIds: ReadonlySet<number>
  readonly teamIds: ReadonlySet<number>
  readonly everything: boolean
}

/**
 * The Overview as one reader gets it: only their entries. An entry about several children is cut to those they may see; what the meeting
 * said of all of them together is then left out, for it may tell of the others, and so is any text that names one of them. (LO-03, FAM-05)
 */
export const copyFor = (content: OverviewContent, may: MaySee): OverviewContent =>
  withoutUnseen(cutFor(content, may), unseenIn(content, may))

/** The same with every text of what is left as it stands: to compare with, never to show. */
export function cutFor(content: OverviewContent, may: MaySee): OverviewContent {
  const parts = content.parts.map((part) => {
    const entries = part.entries.flatMap((entry) => cutTo(entry, may))
    return { ...part, entries, prose: entries.length > 0 || may.everything ? part.prose : '' }
  })
  return { ...content, leftOut: may.everything ? content.leftOut : 0, parts }
}

/** By entry the names of its children whom this reader may not see. */
const unseenIn = ({ parts }: OverviewContent, { childIds }: MaySee): ReadonlyMap<string, readonly string[]> =>
  new Map(
    parts.flatMap(({ entries }) =>
      entries.map(
        ({ key, children }) => [key, children.filter(({ id }) => !childIds.has(id)).map(({ name }) => name)] as const,
      ),
    ),
  )

function cutTo(entry: OverviewEntry, may: MaySee): readonly OverviewEntry[] {
  if (entry.children.length === 0) return namesNoChild(entry, may) ? [entry] : []
  const seen = ({ id }: NamedChild) => may.childIds.has(id)
  const children = entry.children.filter(seen)
  if (children.length === 0) return []
  if (children.length === entry.children.length) return [entry]
  const cut = <Part extends { readonly children: readonly NamedChild[] }>(parts: readonly Part[]): readonly Part[] =>
    parts
      .filter((part) => part.children.length === 0 || part.children.some(seen))
      .map((part) => ({ ...part, children: part.children.filter(seen) }))
  // A correction of what was said of all of them tells of the others too.
  const corrections = cut(entry.corrections.filter((each) => each.children.length > 0))
  const rows = cut(entry.rows)
  return [{ ...entry, children, rows, corrections, actions: cut(entry.actions), said: '', isCut: true }]
}

/** Staffing of a team reaches those who answer for the team; what is about a family without children in view reaches nobody else. */
const namesNoChild = ({ teamId, familyId }: OverviewEntry, { teamIds, everything }: MaySee): boolean =>
  familyId === null && (everything || (teamId !== null && teamIds.has(teamId)))

/** How much less a reader sees now than their copy held when it was made: entries gone, and entries shown in part. (LO-03) */
export function shownLess(
  frozen: OverviewContent,
  now: OverviewContent,
): { readonly gone: number; readonly inPart: number } {
  const count = (content: OverviewContent) => content.parts.reduce((sum, { entries }) => sum + entries.length, 0)
  const childrenOf = (content: OverviewContent) =>
    new Map(content.parts.flatMap(({ entries }) => entries.map(({ key, children }) => [key, children.length] as const)))
  const [before, after] = [childrenOf(frozen), childrenOf(now)]
  const inPart = [...after].filter(([key, children]) => children < (before.get(key) ?? 0)).length
  return { gone: count(frozen) - count(now), inPart }
}
