import { foldWords } from '#rules/search/fold-words.ts'

/** What stands for a name that isn't given yet, and what numbers twins. */
const saysNobody = new Set('unborn baby child infant twin twins triplet of the a b c one two three 1 2 3'.split(' '))

/**
 * Whether a name for a child not born yet names nobody but the family: 'Unborn', 'Baby Webb' of the Webbs. 'Baby of Tolu' names the mother; by
 * that it is told from every other baby on a list.
 */
export const namesNoMother = (name: string, familyName: string): boolean => {
  const ofFamily = new Set(foldWords(familyName).split(' '))
  return foldWords(name)
    .split(' ')
    .every((word) => word === '' || saysNobody.has(word) || ofFamily.has(word))
}
