import { foldWords } from '#rules/search/fold-words.ts'

/** What stands for a name that isn't given yet: 'Baby Clarke', 'Unborn child of …'. */
const notNames = new Set(['unborn', 'baby', 'child', 'twin', 'of', 'and'])

/**
 * The names of children or families that stand in a text which everyone reads, each once as it was typed: any word of a full name that
 * is written with a capital, as names are ('May' is found, 'may' isn't). An empty list lets the text through. (LO-03)
 */
export function namesInProse(prose: string, names: readonly string[]): readonly string[] {
  const known = new Set(names.flatMap(wordsOf).map(plain))
  const isName = (word: string) => /^\p{Lu}/u.test(word) && known.has(plain(word)) && !notNames.has(plain(word))
  return [...new Set(wordsOf(asRead(prose)).filter(isName))]
}

/** What stands where everybody reads it, and names somebody whom the sentence may not tell of. */
export const nameNobody = 'Name no child or family here: everybody who gets a copy reads this'

/**
 * The same for words that go to everybody who gets a copy: a surname in any case, in the plural, with or without accents; any other part of
 * a child's name where it has a capital. A surname that is also a word of every day ('May', 'Court') needs its capital too. (LO-03)
 */
export function namesForAll(prose: string, { families, children }: Families): readonly string[] {
  const surnames = surnamesOf({ families, children })
  const names = new Set([...surnames, ...children.flatMap(partsOf)])
  return wordsThat(prose, (part, word) =>
    isCapital(word) ? names.has(part) : surnames.has(part) && !ofEveryDay.has(part),
  )
}

/**
 * The surnames alone that stand in a text about something else, such as a team's staff, in any case, in the plural, with or without accents:
 * a first name says nothing there, nor a word that is also in one of the `known` names or a word of every day. (LO-03)
 */
export function surnamesIn(
  text: string,
  { known, ...of }: Families & { readonly known: readonly string[] },
): readonly string[] {
  const others = new Set(known.flatMap(partsOf))
  const surnames = surnamesOf(of)
  return wordsThat(text, (part) => surnames.has(part) && !others.has(part) && !ofEveryDay.has(part))
}

type Families = { readonly families: readonly string[]; readonly children: readonly string[] }

const partsOf = (name: string): readonly string[] => foldWords(asRead(name)).split(' ').filter(isPartOfName)

const surnamesOf = ({ families, children }: Families): ReadonlySet<string> =>
  new Set([...families.flatMap(partsOf), ...children.flatMap((name) => partsOf(name).slice(1).slice(-1))])

/** The words of a text, each once as it was typed, of which some part, in the singular too, is one that is looked for. */
function wordsThat(text: string, isOne: (part: string, word: string) => boolean): readonly string[] {
  const isFound = (word: string) =>
    foldWords(word)
      .split(' ')
      .flatMap(singulars)
      .some((part) => isOne(part, word))
  return [...new Set(wordsOf(asRead(text)).filter(isFound))]
}

/**
 * What may be a child's whole name, of two to six words in a row, or a reference with its signs left out ('nb2043'), in any case and
 * spelling: to be looked up.
 */
export function namesToLookUp(prose: string): {
  readonly names: readonly string[]
  readonly references: readonly string[]
} {
  const words = foldWords(asRead(prose).replaceAll(/['’](?=s\b)/gu, ' ')).split(' ')
  const runs = words.flatMap((_, from) => [1, 2, 3, 4, 5, 6].map((many) => words.slice(from, from + many)))
  const written = runs.filter(({ length }) => length <= 3).map((run) => run.join(''))
  return {
    names: [...new Set(runs.filter(({ length }) => length > 1).map((run) => run.join(' ')))],
    references: [...new Set(written.filter((each) => /\p{L}/u.test(each) && /\p{N}/u.test(each)))],
  }
}

/** As it reads: full-width letters as usual ones, and nothing that has no width, which would hide a name from whoever compares letters. */
const asRead = (text: string): string => text.normalize('NFKC').replaceAll(/[\p{Cf}\p{Variation_Selector}]/gu, '')

const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word)
const isPartOfName = (part: string): boolean => part.length > 1 && !notNames.has(part)
const singulars = (part: string): readonly string[] => [part, ...[/s$/, /es$/].map((end) => part.replace(end, ''))]

/** Surnames that a text without any child in it holds as words. */
const ofEveryDay = new Set(
  `al baker ball banks bell best bin bishop black blue bond bridge bright brook brown bull bush care carer case cash child children church close
   cook court cross day de del dean der di dos east el field fields free french gold good grant gray green grey hall hand head hill home hope
   house ibn key king la lane law le little long love march mark may middle mills moon north page park pay power price rain read rich rose
   rush short small south speed stone street strong summers swift van von ward waters way wells west white will wise wood woods young`.split(
    /\s+/,
  ),
)

const plain = (word: string): string => word.toLocaleLowerCase('en-GB')

/** The words of a text without the 's of a genitive; single letters are no names. */
const wordsOf = (text: string): readonly string[] =>
  (text.match(/[\p{L}\p{M}'’-]+/gu) ?? []).map((word) => word.replace(/['’]s?$/, '')).filter(({ length }) => length > 1)
