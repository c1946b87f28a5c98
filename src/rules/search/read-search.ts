import { foldWords } from './fold-words.ts'
import { slipsOf } from './slips.ts'

/** What somebody looks for. */
export type Search = {
  /** The words typed, folded: each must be part of what a child is found by. */
  readonly words: readonly string[]
  /** What was typed as one number, however it was spaced, without zeros in front; null when there is no digit in it. */
  readonly number: string | null
  /** For each word a regular expression (PostgreSQL's) of the words meant, a slip of the keyboard forgiven. */
  readonly slips: readonly string[]
}

const mostWords = 8

/** Reads what was typed; null when there is no letter or digit in it. */
export function readSearch(typed: string): Search | null {
  const words = foldWords(typed)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords)
    .map(withoutZeros)
  if (words.length === 0) return null
  const number = withoutZeros(words.join(''))
  return {
    words,
    number: /\d/.test(number) ? number : null,
    // One expression and not a list of patterns, so that the index answers it. A folded word is letters and digits alone.
    slips: words.map((word) => [word, ...slipsOf(word).map((slip) => ` ${slip.replaceAll('_', '.')}`)].join('|')),
  }
}

/** Zeros in front of a number say nothing: some programs add them, others take them away. */
const withoutZeros = (word: string): string => (/^0+\d+$/.test(word) ? word.replace(/^0+(?=\d)/, '') : word)
