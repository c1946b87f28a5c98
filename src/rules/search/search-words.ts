import { foldWords } from './fold-words.ts'

/** A child or adult’s names and numbers, as they are kept. */
export type Searched = {
  readonly name: string
  readonly familyName: string
  /** The family’s reference, the case-system id, court numbers: whatever is copied from a letter. */
  readonly marks: readonly string[]
  readonly parents: readonly string[]
}

/** A number however it is spaced: '091 0016' → '0910016'. */
const closedUp = (mark: string): string => foldWords(mark).replaceAll(' ', '')

/** Every word a child is found by, with a space before and after each; a number stands as written and closed up. */
export const searchWords = ({ name, familyName, marks, parents }: Searched): string => {
  const words = [name, familyName, ...marks.flatMap((mark) => [mark, closedUp(mark)]), ...parents].map(foldWords)
  return ` ${words.filter((word) => word !== '').join(' ')} `
}
