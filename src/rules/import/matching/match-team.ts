import { nameKey } from '#rules/import/sheets/names.ts'

const longForms: Record<string, string> = {
  sg: 'safeguarding',
  sguarding: 'safeguarding',
  cic: 'children in care',
  lac: 'looked after children',
  cin: 'child in need',
  cwd: 'children with disabilities',
  ass: 'assessment',
  asst: 'assessment',
  assmt: 'assessment',
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
  nth: 'north',
  sth: 'south',
}
const leftOut = new Set(['the', 'team', 'tm'])

/** 'S/Guarding East Team' → ['safeguarding', 'east']. */
const wordsOf = (name: string): readonly string[] =>
  nameKey(name)
    .replaceAll('&', ' and ')
    .replaceAll(/(?<=\bs)\/(?=g)/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !leftOut.has(word))
    .flatMap((word) => (longForms[word] ?? word).split(' '))

/** One letter typed wrongly, left out, or too much. */
function isOneLetterOff(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  let same = 0
  while (same < short.length && short[same] === long[same]) same += 1
  return short.slice(same + (short.length === long.length ? 1 : 0)) === long.slice(same + 1)
}

const shortestTypo = 6
const shortestPrefix = 4

function isSameWord(said: string, known: string): boolean {
  if (said === known) return true
  if (said.length >= shortestPrefix && known.startsWith(said)) return true
  return said.length >= shortestTypo && known.length >= shortestTypo && isOneLetterOff(said, known)
}

const isSameName = (said: readonly string[], known: readonly string[]): boolean =>
  said.length === known.length && said.every((word, at) => isSameWord(word, known[at] ?? ''))

/**
 * The team that is meant, however it is written: other capitals, spaces, '&' for 'and', the usual short forms ('SG East', 'S/guarding East',
 * 'CIC'), a shortened word ('Assess North') or one wrong letter in a long one. Null when none or several could be meant.
 */
export function matchTeam<Team extends { readonly name: string }>(said: string, teams: readonly Team[]): Team | null {
  const words = wordsOf(said)
  const exact = teams.filter(({ name }) => wordsOf(name).join(' ') === words.join(' '))
  const near = exact.length > 0 ? exact : teams.filter(({ name }) => isSameName(words, wordsOf(name)))
  return words.length > 0 && near.length === 1 ? (near[0] ?? null) : null
}
