/** 'Cara', 'Cara and Ben', 'Cara, Ben and Dee'; of several of whom any will do 'Cara, Ben or Dee'. */
export const sayList = (words: readonly string[], last: 'and' | 'or' = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`

/**
 * Several children's full names, the surname they share said once: 'Amira and Yusuf Begum'; 'Cara Adeyemi and Ben Cole' where they share
 * none, and each name as it is where one has a single word. Who is called after the mother is said last: 'Ben and Baby of Tolu Adeyemi' is
 * never two people's baby. (FAM-02, FAM-03)
 */
export function sayNames(given: readonly string[]): string {
  const names = [...given.filter((name) => !isAfterMother(name)), ...given.filter(isAfterMother)]
  const split = names.map((name) => /^(.*\S)\s+(\S+)$/.exec(name) ?? [])
  const surname = split[0]?.[2]
  const isShared = names.length > 1 && surname !== undefined && split.every(([, , last]) => last === surname)
  return isShared ? `${sayList(split.map(([, first = '']) => first))} ${surname}` : sayList(names)
}

const isAfterMother = (name: string): boolean => / of /i.test(name)

/** '1 review', '3 reviews'. */
export const sayCount = (number: number, one: string, several = `${one}s`): string =>
  `${number} ${number === 1 ? one : several}`
