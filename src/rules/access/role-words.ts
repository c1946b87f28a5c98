import type { Labels } from '#rules/words/labels.ts'
import { sayList } from '#rules/words/say-names.ts'
import { type Actor, holdsCases, type Standing, standings, standingsOf } from './actor.ts'
import { type Permission, permissions } from './permissions.ts'

const isStanding = (key: string): key is Standing => standings.some((standing) => standing === key)

/** Who can, in the authority's words: 'panel administrator, chair or deputy chair of the meeting', for a refusal to name. (SEC-02, SET-03) */
export function whoCan(permission: Permission, labels: Labels): string {
  const words = Object.keys(permissions[permission].reach)
    .filter(isStanding)
    .map((standing) => labels(holdsCases(standing) ? 'role.case-holder' : `role.${standing}`))
    .filter((word, at, all) => all.indexOf(word) === at)
  return words.length === 0 ? 'nobody' : sayList(words.map(withoutSharedEnd), 'or')
}

/** 'chair' before 'deputy chair of the meeting': an end that names share is said once, with the last of them. */
function withoutSharedEnd(word: string, at: number, all: readonly string[]): string {
  const [end] = / of the .+$/.exec(word) ?? []
  return end !== undefined && all[at + 1]?.endsWith(end) === true ? word.slice(0, -end.length) : word
}

/** What a person is today in words for the header: the meeting's chair or deputy first, else the first of what they hold; cover marked as acting. */
export function standingInWords(actor: Actor, labels: Labels): string {
  const covered = actor.holdings.find((holding) => holding.acting)
  const all = standingsOf(actor)
  const own = all.find((each) => each === 'chair' || each === 'deputy') ?? all[0]
  if (covered !== undefined && actor.holdings.every((holding) => holding.acting))
    return `acting ${labels(`role.${covered.role}`)}`
  return own === undefined ? '' : labels(`role.${own}`)
}
