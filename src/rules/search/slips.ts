/** From this length a word may have a letter wrong, too many or too few; a shorter one only two letters the wrong way round. */
const longEnough = 4
const longEnoughToSwap = 3
/** Hardly a name has a longer word; the patterns of one together are as long as its square. */
const longest = 25

/**
 * Patterns (SQL `like`, `_` for any letter) of the words somebody may have meant who slipped once on the keyboard while typing this folded
 * word: a wrong letter, one too many, one left out, two the wrong way round. None for a short word or a number: those would find
 * anybody; none for a word longer than any name.
 */
export function slipsOf(word: string): readonly string[] {
  const letters = Array.from(word)
  if (letters.length < longEnoughToSwap || letters.length > longest || /\d/.test(word)) return []
  const swapped = letters.slice(1).map((_, at) => join(letters, at, 2, [letters[at + 1] ?? '', letters[at] ?? '']))
  if (letters.length < longEnough) return swapped
  const wrong = letters.map((_, at) => join(letters, at, 1, ['_']))
  const tooMany = letters.map((_, at) => join(letters, at, 1, []))
  const leftOut = letters.map((_, at) => join(letters, at, 0, ['_']))
  return [...new Set([...swapped, ...wrong, ...tooMany, ...leftOut])].filter((pattern) => pattern !== word)
}

/** The letters with `without` of them taken out at a place and others put there. */
const join = (letters: readonly string[], at: number, without: number, put: readonly string[]): string =>
  letters.toSpliced(at, without, ...put).join('')
