/** What stands for a name that isn't given yet: 'Baby Clarke', 'Unborn child of …'. */
const notNames = new Set(['unborn', 'baby', 'child', 'twin', 'of', 'and'])

/**
 * The names of children or families that stand in a text which everyone reads, each once as it was typed: any word of a full name that
 * is written with a capital, as names are ('May' is found, 'may' isn't). An empty list lets the text through. (LO-03)
 */
export function namesInProse(prose: string, names: readonly string[]): readonly string[] {
  const known = new Set(names.flatMap(wordsOf).map(plain))
  const isName = (word: string) => /^\p{Lu}/u.test(word) && known.has(plain(word)) && !notNames.has(plain(word))
  return [...new Set(wordsOf(prose).filter(isName))]
}

const plain = (word: string): string => word.toLocaleLowerCase('en-GB')

/** The words of a text without the 's of a genitive; single letters are no names. */
const wordsOf = (text: string): readonly string[] =>
  (text.match(/[\p{L}\p{M}'’-]+/gu) ?? []).map((word) => word.replace(/['’]s?$/, '')).filter(({ length }) => length > 1)
