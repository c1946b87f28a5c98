/**
 * The one rule for what counts as the same word in a search: accents, apostrophes and capitals don't. The migration that keeps the search
 * words says the same in SQL (`fold_words`), held to this by search-words.test.ts; both work by lists of letters, so that no machine's
 * locale or version of Unicode changes what is found.
 */

/** Apostrophes as people and word processors write them, and the signs taken for one: left out, so that O’Brien is one word. */
export const apostrophes = "'’‘‛ʼʻʽʹ′`´ʿʾ"

/** Capitals, and letters with a stroke that no accent can be taken off: each becomes the letter at the same place in `small`. */
export const large =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZŁłØøĐđÐðĦħŦŧıȷŊŋÆŒÞẞΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐ'
export const small =
  'abcdefghijklmnopqrstuvwxyzllooddddhhttijnnæœþßαβγδεζηθικλμνξοπρστυφχψωσабвгдежзиклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґ'

/** Letters that stand for two. */
const spelledOut: readonly (readonly [string, string])[] = [
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
  ['ß', 'ss'],
]

/** Whatever ends a word: spaces, dashes, every sign. */
const betweenWords = String.raw`[\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u00d7\u00f7\u02b0-\u02ff\u2000-\u206f\u2190-\u2bff\u3000-\u303f]+`

const isApostrophe = new Set(apostrophes)
const smallLetters = Array.from(small)
const smallOf = new Map(Array.from(large, (letter, at) => [letter, smallLetters[at] ?? letter]))
const spelled = new Map(spelledOut)
const signs = new RegExp(betweenWords, 'gu')

/** What most words are: nothing in them has an accent, and only two of their signs are apostrophes. */
const plain = /^[\u0001-\u007e]*$/u
const plainApostrophes = /['`]/g

/** Text as a search compares it: small letters without accents or apostrophes, one space between words: 'Siân O’Brien-Łuk' → 'sian obrien luk'. */
export function foldWords(text: string): string {
  if (plain.test(text)) return text.replaceAll(plainApostrophes, '').toLowerCase().replaceAll(signs, ' ').trim()
  const written = Array.from(text, (letter) => (isApostrophe.has(letter) ? '' : letter)).join('')
  return Array.from(written.normalize('NFKD'), foldLetter).join('').replaceAll(signs, ' ').trim()
}

function foldLetter(letter: string): string {
  if (letter >= '\u0300' && letter <= '\u036f') return ''
  const folded = smallOf.get(letter) ?? letter
  return spelled.get(folded) ?? folded
}
