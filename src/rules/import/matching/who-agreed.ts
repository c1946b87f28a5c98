import type { Role } from '#rules/access/actor.ts'
import { type Holder, powerOnAnyDay } from '#rules/access/powers.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { HoldingValue, Ref } from '#rules/import/plan/record-values.ts'
import { type Extending, known, type Workings } from '#rules/import/plan/workings.ts'
import { nameKey } from '#rules/import/sheets/names.ts'
import { divisionalDirector, meaningOf, posts } from '#rules/import/sheets/vocabulary-of-cells.ts'
import { wordKey } from '#rules/import/sheets/word-key.ts'

type Agreed = { readonly said: string; readonly team: Ref | null; readonly since: PlainDate }

/**
 * As what somebody agreed an extension, by title or by name, asking the table of powers; null where it gives them no such power. A workbook
 * doesn't say on which day it was agreed, so whoever had the power on any day since the decision to start may have agreed it. (SET-07, P6)
 */
export function whoAgreed(workings: Workings, { said, team, since }: Agreed): string | null {
  const rows = powerOnAnyDay(workings.extending.table, 'extend', { since, until: workings.today })
  const [, acting, title = ''] = /^(acting\s+|a\/\s*)?(?:the\s+)?(.*)$/i.exec(said.trim()) ?? []
  const as = rows.map(({ holder }) => byTitle(workings, holder, title)).find((each) => each !== null)
  if (as !== undefined) return `${acting === undefined ? '' : 'acting-'}${as}`
  return rows.map(({ holder }) => byName(workings, holder, said, team)).find((each) => each !== null) ?? null
}

function byTitle({ extending }: Workings, holder: Holder, title: string): string | null {
  if (holder.kind === 'panel') return null
  if (holder.kind === 'chair') return isChair(extending, title) ? 'chair' : null
  return isRole(extending, holder.role, title) ? holder.role : null
}

/** The council's own name goes before what others call so. */
const isRole = ({ labels }: Extending, role: Role, title: string): boolean =>
  wordKey(labels(`role.${role}`)) === wordKey(title) ||
  (role === 'divisional-director' && meaningOf(divisionalDirector, title) !== null) ||
  meaningOf(posts, title)?.role === role

const isChair = ({ labels }: Extending, title: string): boolean =>
  wordKey(labels('role.chair')) === wordKey(title) || meaningOf(posts, title)?.part === 'chair'

/** Who has that name and held the role, in the child's own area where the power is by area; or sits as a chair. */
function byName(workings: Workings, holder: Holder, name: string, team: Ref | null): string | null {
  const people = known(workings, 'people').flatMap(({ ref, value }) =>
    nameKey(value.name) === nameKey(name) ? [ref] : [],
  )
  if (holder.kind === 'panel') return null
  if (holder.kind === 'chair') {
    const chairs = known(workings, 'seats').filter(({ value }) => value.part === 'chair')
    return chairs.some(({ value }) => people.includes(value.person)) ? 'chair' : null
  }
  const held: readonly HoldingValue[] = [...known(workings, 'holdings').map(({ value }) => value), ...workings.ended]
  const theirs = held.filter(({ person, role }) => people.includes(person) && role === holder.role)
  return theirs.some((each) => !holder.byArea || isOfArea(workings, each, team)) ? holder.role : null
}

function isOfArea(workings: Workings, held: HoldingValue, team: Ref | null): boolean {
  if (team === null) return false
  if (held.team !== null) return held.team === team
  const service = known(workings, 'teams').find(({ ref }) => ref === team)?.value.service
  return held.service !== null && held.service === service
}
