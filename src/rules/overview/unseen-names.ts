import { nameWithin } from '#rules/people/name-within.ts'
import type { OverviewContent, OverviewEntry } from './content.ts'
import { namesInProse } from './names-in-prose.ts'

/** Stands for a text that tells of somebody the reader may not see. */
const leftOutText = 'Left out of your copy: it also tells of another child.'

/**
 * Takes out of a copy every text that names a child its reader may not see: a sibling by any part of the name that isn't shared with
 * those shown, another family's child by the whole name. `unseen` are the names of each entry's children who are not in the copy.
 * (LO-03, FAM-05)
 */
export function withoutUnseen(
  content: OverviewContent,
  unseen: ReadonlyMap<string, readonly string[]>,
): OverviewContent {
  const everywhere = [...new Set([...unseen.values()].flat())]
  if (everywhere.length === 0) return content
  const names = everywhere.map(plain)
  const parts = content.parts.map((part) => ({
    ...part,
    entries: part.entries.map((entry) => cleared(entry, textClear(entry, unseen.get(entry.key) ?? [], names))),
  }))
  return { ...content, parts }
}

type Clear = (text: string) => string

function textClear(
  { title, children }: Pick<OverviewEntry, 'title' | 'children'>,
  siblings: readonly string[],
  everywhere: readonly string[],
): Clear {
  const shown = children.map(({ name }) => plain(name))
  const elsewhere = everywhere.filter((name) => !shown.includes(name))
  const shared = new Set([title, ...children.map(({ name }) => name)].flatMap((name) => plain(name).split(/\s+/)))
  const ofSiblings = siblings.map((name) => nameWithin(title, name))
  const namesSibling = (text: string) => namesInProse(text, ofSiblings).some((word) => !shared.has(plain(word)))
  const namesOther = (text: string) => elsewhere.some((name) => saysName(plain(text), name))
  return (text) => (namesSibling(text) || namesOther(text) ? leftOutText : text)
}

/** A whole name within a text, not as a part of longer words. */
function saysName(text: string, name: string): boolean {
  const isLetter = (at: number) => /[\p{L}\p{N}]/u.test(text.charAt(at))
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!isLetter(at - 1) && !isLetter(at + name.length)) return true
  return false
}

const plain = (text: string): string => text.toLocaleLowerCase('en-GB')

function cleared(entry: OverviewEntry, clear: Clear): OverviewEntry {
  const rows = entry.rows.map((row) => ({
    ...row,
    cells: row.cells.map(clear),
    changes: row.changes.map(clear),
  }))
  const actions = entry.actions.map((action) => ({ ...action, words: clear(action.words) }))
  const corrections = entry.corrections.map((each) => ({ ...each, words: clear(each.words) }))
  return { ...entry, rows, actions, corrections, said: clear(entry.said) }
}
