import type { Chance } from '#demonstration/chance.ts'

const beginnings = ['Bro', 'Cal', 'Dru', 'Fen', 'Gor', 'Hul', 'Jar', 'Kel', 'Lor', 'Mar', 'Nev', 'Pel', 'Quo', 'Tam', 'Vul', 'Wis'] as const // prettier-ignore
const middles = ['van', 'dri', 'mo', 'be', 'sko', 'lin', 'ta', 'ru', 'ze', 'no', 'fi', 'ga'] as const
const ends = ['dax', 'wick', 'moor', 'tross', 'beck', 'zell', 'quist', 'vorn', 'plum', 'grove', 'yarr', 'loft'] as const

/** A name nobody has and no sentence holds, so that it is found wherever it stands. */
export const inventedName = (chance: Chance): string =>
  `${chance.pick(beginnings)}${chance.pick(middles)}${chance.pick(ends)}`

/** What a child or adult is called: two such names. */
export const inventedPerson = (chance: Chance): string => `${inventedName(chance)} ${inventedName(chance)}`

const letters = 'bcdfghjklmnpqrstvwxz'

/** A word for a number, which stands in no other text: what was typed is found again by it. */
export function tokenFor(number: number): string {
  let word = 'qz'
  for (let left = number + 400; left > 0; left = Math.floor(left / letters.length))
    word += letters.charAt(left % letters.length)
  return `${word}q`
}

const sentences = [
  'Home visits were kept and the house is warm',
  'The parents came to each meeting and asked good questions',
  'School says attendance is better than before the summer',
  'Grandmother offers weekends and has said so in writing',
  'The assessment is late because the first worker left',
  'Health visitor saw the baby & is content (for now)',
  'None',
] as const

/** Something a person could have written, with a word in it by which it is found again. */
export const inventedWords = (chance: Chance, token: string): string =>
  chance.in(0.2)
    ? `${chance.pick(sentences)}, ${token}.\r\n\r\n${chance.pick(sentences)}.`
    : `${chance.pick(sentences)}, ${token}.`

/** What people type and paste without meaning harm, and what others mean. */
export const oddWords = (chance: Chance, token: string): string =>
  chance.pick([
    () => `${token} \uFFFE pasted from a PDF`,
    () => `${token} https://northbrook.sharepoint.example/sites/${'a'.repeat(180)}`,
    () => `<b>${token}</b> & "quoted" =1+1`,
    () => `${token} \u202Eright to left\u202C \u200Bunseen`,
    () => `${token} ${'long '.repeat(600)}`,
    () => `  ${token}\t with room around  `,
  ])()
