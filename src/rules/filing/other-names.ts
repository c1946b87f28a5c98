import { foldWords } from '#rules/search/fold-words.ts'
import { ordinaryWords, relations, titles, unnamed } from './words-in-names.ts'

/** Somebody whose name must not stand in another child's file, and what stands there instead ("a sibling"). */
export type OtherName = { readonly name: string; readonly instead: string }

/** A word of a text: where it stands, its genitive left off, as a search compares it, and whether it is written as names are. */
type Word = { readonly from: number; readonly to: number; readonly folded: string; readonly capital: boolean }

/** A name to look for: its words in order, and those of them that alone say who is meant. */
type Sought = {
  readonly whole: readonly string[]
  readonly alone: ReadonlySet<string>
  readonly given: string
  readonly instead: string
}

/**
 * The text with every other person's name taken out: whole names, first names and surnames alone, in any case, with or without accents,
 * over a line's end, with the title before them; a word that only contains a name stays. `kept` are the names that belong in this
 * file: the child's own, and those of the child's own adults; a word they share with another stays. A surname, and a first name that
 * is an ordinary word ("Will", "Grace"), is taken for a name only where it is written with a capital. (FI-01: only that child's matters)
 */
export function withoutOtherNames(text: string, kept: readonly string[], others: readonly OtherName[]): string {
  if (others.length === 0 || text === '') return text
  const wholeKept = new Set(kept.map((name) => partsOf(name).join(' ')))
  const ownWords = new Set(kept.flatMap(partsOf))
  const sought = others
    .map((other) => soughtOf(other, ownWords))
    .filter(({ whole }) => whole.length > 0 && !wholeKept.has(whole.join(' ')))
    .toSorted((one, other) => other.whole.length - one.whole.length)
  return replaced(text, wordsOf(text), sought)
}

/** The words of a name as a search compares them, without the title or relation before it. */
function partsOf(name: string): readonly string[] {
  const words = foldWords(name)
    .split(' ')
    .filter((word) => word !== '')
  const first = words.findIndex((word) => !titles.has(word) && !relations.has(word))
  return first === -1 ? words.slice(-1) : words.slice(first)
}

function soughtOf({ name, instead }: OtherName, ownWords: ReadonlySet<string>): Sought {
  const whole = partsOf(name)
  // 'Baby of Tolu Adeyemi' is no name yet: Tolu alone is the mother.
  const named = whole.some((word) => unnamed.has(word)) ? [] : whole
  const alone = named.filter((word) => word.length > 1 && !ownWords.has(word))
  return { whole, alone: new Set(alone), given: named[0] ?? '', instead }
}

const letters = /[\p{L}\p{M}\p{N}'’‘ʼ`´]+/gu
const genitive = /['’‘ʼ`´](?:s)?$/iu
const edges = /^['’‘ʼ`´]+|['’‘ʼ`´]+$/gu

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(letters)].flatMap((found) => {
    const before = /^['’‘ʼ`´]*/u.exec(found[0])?.[0].length ?? 0
    const body = found[0].slice(before).replace(genitive, '').replaceAll(edges, '')
    const from = found.index + before
    const folded = foldWords(body)
    return folded === '' ? [] : [{ from, to: from + body.length, folded, capital: /^\p{Lu}/u.test(body) }]
  })
}

/** Whether only a space, a line's end, a hyphen or the stop after an initial or a title stands between two words. */
const isTogether = (text: string, one: Word, next: Word | undefined): next is Word =>
  next !== undefined && /^[.]?[\s\u00a0]+$|^[\s]*[-‐‑–][\s]*$/u.test(text.slice(one.to, next.from))

function replaced(text: string, words: readonly Word[], sought: readonly Sought[]): string {
  let left = ''
  let taken = 0
  for (let at = 0; at < words.length;) {
    const found = foundAt(text, words, at, sought)
    const [first, last] = [words[at], words[at + (found?.count ?? 1) - 1]]
    if (found !== null && first !== undefined && last !== undefined) {
      left += text.slice(taken, first.from) + found.instead
      taken = last.to
    }
    at += found?.count ?? 1
  }
  return left + text.slice(taken)
}

type Found = { readonly count: number; readonly instead: string }

function foundAt(text: string, words: readonly Word[], at: number, sought: readonly Sought[]): Found | null {
  const [word, next] = [words[at], words[at + 1]]
  if (word === undefined) return null
  if (titles.has(word.folded) && isTogether(text, word, next)) {
    const named = nameAt(text, words, at + 1, sought)
    if (named !== null) return { ...named, count: named.count + 1 }
  }
  return nameAt(text, words, at, sought)
}

function nameAt(text: string, words: readonly Word[], at: number, sought: readonly Sought[]): Found | null {
  const whole = sought.find((each) => saysWhole(text, words, at, each.whole))
  if (whole !== undefined) return { count: whole.whole.length, instead: whole.instead }
  const word = words[at]
  const one = word === undefined ? undefined : sought.find((each) => saysAlone(word, each))
  return one === undefined ? null : { count: countOf(text, words, at, one), instead: one.instead }
}

const saysWhole = (text: string, words: readonly Word[], at: number, whole: readonly string[]): boolean =>
  whole.length > 1 &&
  whole.every((part, place) => {
    const [word, before] = [words[at + place], words[at + place - 1]]
    return word?.folded === part && (place === 0 || (before !== undefined && isTogether(text, before, word)))
  })

const saysAlone = ({ folded, capital }: Word, { alone, given }: Sought): boolean =>
  alone.has(folded) && (capital || (folded === given && !ordinaryWords.has(folded)))

/** How many words of that name follow each other: 'Ben James' of Ben James Adeyemi is one sibling. */
function countOf(text: string, words: readonly Word[], at: number, { whole }: Sought): number {
  let count = 1
  for (;;) {
    const [last, next] = [words[at + count - 1], words[at + count]]
    if (last === undefined || !isTogether(text, last, next) || !next.capital || !whole.includes(next.folded))
      return count
    count += 1
  }
}
