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

/** What a relation is called that makes an adult the mother of a child: 'Mother', 'birth mother', 'mum'; never 'step mother'. */
export const isMother = (relationship: string): boolean => {
  const words = foldWords(relationship).split(' ')
  return ['mother', 'mum', 'mam'].some((word) => words.includes(word)) && !words.some((word) => notByBirth.has(word))
}

const notByBirth = new Set('step foster adoptive half grand god of s'.split(' '))

/**
 * What a child not born yet is called once the mother, `mother`, is known: 'Unborn Webb' becomes 'Unborn child of Tolu Webb', 'Twin 2' is 'Twin 2 of
 * Tolu Webb'; what was made of her earlier name, `before`, follows it. Null where the name holds a person's already. (FAM-03)
 */
export function calledAfterMother(
  name: string,
  {
    familyName,
    mother,
    before,
  }: { readonly familyName: string; readonly mother: string; readonly before: string | null },
): string | null {
  if (before !== null && before !== mother && name.endsWith(` of ${before}`))
    return `${name.slice(0, -before.length)}${mother}`
  if (!namesNoMother(name, familyName)) return null
  const ofFamily = new Set(foldWords(familyName).split(' '))
  const words = name
    .split(/\s+/)
    .filter((word) => word !== '' && !ofFamily.has(foldWords(word)) && !/^(of|the)$/i.test(word))
  const said = words.join(' ') || 'baby'
  return `${said.toLowerCase() === 'unborn' ? 'Unborn child' : said.charAt(0).toUpperCase() + said.slice(1)} of ${mother}`
}
