import type { NamedChild, OverviewContent, OverviewEntry } from './content.ts'
import type { AgendaSection } from '#rules/meeting/agenda-items.ts'
import { mergeSiblings } from './merge-siblings.ts'
import { overviewSections } from './sections.ts'

/** Where in an item words stand: what was said, an action, or a column of its rows by its place. */
export type WordsPlace = 'said' | 'action' | number

/** Words that whoever publishes wrote over the record's. They hold as long as the record says what they were written over. */
export type EditedWords = { readonly place: WordsPlace; readonly original: string; readonly text: string }

/** Words of an item that may be written anew, once for siblings of whom the same is said. */
export type WordsOfItem = {
  readonly place: WordsPlace
  readonly called: string
  /** Whom they tell of; none: everybody in the item. */
  readonly children: readonly NamedChild[]
  readonly text: string
  /** Whether there may be none at all. */
  readonly mayBeEmpty: boolean
}

/** How often words may have been written over words that were written over: a circle ends here. */
const most = 20

/** What stands in the place of a text: the words written over it, and those written over them for a later version. */
function written(place: WordsPlace, text: string, edited: readonly EditedWords[]): string {
  let now = text
  for (let at = 0; at < most; at += 1) {
    const next = edited.find((each) => each.place === place && each.original === now)
    if (next === undefined) return now
    now = next.text
  }
  return now
}

/** An item with its edited words in place of the record's. (LO-01) */
function withEdited(entry: OverviewEntry, section: AgendaSection, edited: readonly EditedWords[]): OverviewEntry {
  if (edited.length === 0) return entry
  const now = (place: WordsPlace, text: string): string => written(place, text, edited)
  const { columns } = overviewSections[section]
  return {
    ...entry,
    said: now('said', entry.said),
    rows: entry.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, at) => (columns[at]?.isWords === true ? now(at, cell) : cell)),
    })),
    actions: entry.actions.map((action) => ({ ...action, words: now('action', action.words) })),
  }
}

/** The same of a whole Overview, by the items' keys. */
export const withAllEdited = (
  content: OverviewContent,
  edited: ReadonlyMap<string, readonly EditedWords[]>,
): OverviewContent => ({
  ...content,
  parts: content.parts.map((part) => ({
    ...part,
    entries: part.entries.map((entry) => withEdited(entry, part.section, edited.get(entry.key) ?? [])),
  })),
})

/** Every words of an item that can be written anew; dates, decisions and names are the record's. */
export function wordsOfItem(entry: OverviewEntry, section: AgendaSection): readonly WordsOfItem[] {
  const { columns } = overviewSections[section]
  const inRows = mergeSiblings(entry.rows).flatMap((row) =>
    row.cells.flatMap((text, place): readonly WordsOfItem[] => {
      const column = columns[place]
      if (column?.isWords !== true || text === '') return []
      return [{ place, called: column.name, children: row.children, text, mayBeEmpty: column.stands !== 'first' }]
    }),
  )
  const inActions = entry.actions.map(({ words, children }): WordsOfItem => ({
    place: 'action',
    called: 'Action',
    children,
    text: words,
    mayBeEmpty: false,
  }))
  const said: readonly WordsOfItem[] =
    entry.said === ''
      ? []
      : [{ place: 'said', called: 'What was said', children: [], text: entry.said, mayBeEmpty: true }]
  const all = [...inRows, ...said, ...inActions]
  return all.filter(
    ({ place, text }, at) => all.findIndex((other) => other.place === place && other.text === text) === at,
  )
}

const standsIn = (now: readonly WordsOfItem[], place: WordsPlace, text: string): boolean =>
  now.some((each) => each.place === place && each.text === text)

/** Edits whose record has been written anew since: they no longer stand in the Overview. */
export function outdated(
  entry: OverviewEntry,
  section: AgendaSection,
  edited: readonly EditedWords[],
): readonly EditedWords[] {
  const now = wordsOfItem(entry, section)
  const isUsed = ({ place, original }: EditedWords) => standsIn(now, place, original)
  return edited.filter((each) => !isUsed(each) && !isPublished(now, each, edited))
}

/** Words of an earlier version stand in the version it corrects, or were written over again. */
const isPublished = (now: readonly WordsOfItem[], { place, text }: EditedWords, edited: readonly EditedWords[]) =>
  standsIn(now, place, text) || edited.some((each) => each.place === place && each.original === text)

/**
 * The edits of an item once these are written: those of the words that are there now, with those of earlier versions, which tell that the
 * record says the same as ever. Words put back as the record has them are no edit.
 */
export function editsWith(
  entry: OverviewEntry,
  section: AgendaSection,
  { before, now }: { readonly before: readonly EditedWords[]; readonly now: readonly EditedWords[] },
): readonly EditedWords[] {
  const words = wordsOfItem(entry, section)
  const kept = before.filter(
    (each) =>
      !standsIn(words, each.place, each.original) &&
      isPublished(words, each, before) &&
      !now.some(({ place, text }) => place === each.place && text === each.original),
  )
  return [...kept, ...now]
}
