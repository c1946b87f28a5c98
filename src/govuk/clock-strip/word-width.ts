/**
 * How wide each letter may be, in thousandths of the font's size: as in DejaVu Sans, the widest typeface that a browser without ours
 * commonly has, or as in ours, which mostly needs an eighth less. A letter with an accent is as wide as the one without.
 */
const widths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      [295, "ijl'"],
      [340, 'I .,:;/|·’‘'],
      [420, 'frt-()[]!'],
      [580, 'cszJL“”–?'],
      [615, 'aekovxyFT'],
      [700, 'ABCKPRVXYZ'],
      [790, 'DGHNOQU&'],
      [865, 'wM+=#<>^~'],
      [975, 'm'],
      [1000, 'W%…'],
      [1020, '@'],
    ] as const
  ).flatMap(([width, letters]) => Array.from(letters, (letter) => [letter, width])),
)
const otherLetter = 640
/** No bold letter is wider than so many regular ones. */
const bolder = 1.18

/** The room that words need in whatever typeface they come to stand, in pixels; `size` is that of their letters. */
export function widthOfWords(text: string, size: number, weight: 'regular' | 'bold' = 'regular'): number {
  const letters = Array.from(text.normalize('NFD').replace(/\p{Mark}/gu, ''))
  const thousandths = letters.reduce((sum, letter) => sum + (widths[letter] ?? otherLetter), 0)
  return Math.ceil((thousandths / 1000) * size * (weight === 'bold' ? bolder : 1))
}
