import { entriesOf, type NamedChild, type OverviewContent, type OverviewEntry } from './content.ts'
import { namesInProse } from './names-in-prose.ts'

const plain = (text: string): string => text.toLocaleLowerCase('en-GB')
const wordsIn = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => plain(name).split(/[\s-]+/)))

/**
 * The names of children that stand in words which tell of `of` alone (none: of everybody in the item): siblings in the item and the
 * children of every other one, as they were typed. A name shared with a child it does tell of, or with the family, isn't one. (LO-03)
 */
export function namesOfOthers(
  content: OverviewContent,
  entry: OverviewEntry,
  of: readonly NamedChild[],
  text: string,
): readonly string[] {
  const told = of.length === 0 ? entry.children : of
  const ids = new Set(told.map(({ id }) => id))
  const own = wordsIn([entry.title, ...told.map(({ name }) => name)])
  const others = entriesOf(content).flatMap(({ children }) => children.filter(({ id }) => !ids.has(id)))
  return namesInProse(
    text,
    others.map(({ name }) => name),
  ).filter((word) => !own.has(plain(word)))
}
