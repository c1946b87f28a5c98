import { roles } from '#rules/access/actor.ts'
import { isLabelKey } from '#rules/words/labels.ts'
import { nameFor } from '#rules/words/name-for.ts'

/** What holds one of our codes, of which some have a name of the council's. */
const ofCodes = new Set([
  'kind',
  'reviewKind',
  'review',
  'source',
  'decidingBody',
  'decidedBy',
  'body',
  'role',
  'outcome',
])
const named = ['review', 'body', 'role', 'document', 'outcome']

/** A code by the council’s name for what it stands for; null where the field holds none, or it has no name. (SET-03) */
export function nameOfCode(field: string, code: string): string | null {
  if (field === 'decidedAs' || field === 'admissionAs') return asWhat(code)
  if (!ofCodes.has(field)) return null
  const key = named.map((group) => `${group}.${code}`).find(isLabelKey)
  return key === undefined ? null : nameFor(key, 'short')
}

/** 'acting head of service', by the council's name for the role; a chair is said as they are. */
function asWhat(code: string): string | null {
  const [, acting, as] = /^(acting-)?(.+)$/.exec(code) ?? []
  if (code === 'chair') return nameFor('role.chair', 'short')
  const role = roles.find((each) => each === as)
  return role === undefined ? null : `${acting === undefined ? '' : 'acting '}${nameFor(`role.${role}`)}`
}
