import type { Problem } from '#door/form/save-form.ts'
import { mistaken } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { loadDecider, whereTheyAre } from '#records/meeting/deciders.ts'
import type { Tx } from '#records/keeping/db.ts'
import { type PeopleToChoose, peopleToChoose } from '#records/people/people-to-choose.ts'
import { loadPowers } from '#records/settings/powers.ts'
import { type ByPower, inForce, mayDecideBy, type Power, rolesWith } from '#rules/access/powers.ts'
import { sayHolders, sayNoPower } from '#rules/access/power-words.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import type { Labels } from '#rules/words/labels.ts'

/** Who can be said to have decided outside a panel, and what they are called together. */
export type OutsideDeciders = { readonly people: PeopleToChoose; readonly called: string }

const usual = 'divisional-director,head-of-service'

/** Those who have a power by their role today; null where no role has it, so that nobody decides it outside a panel. (SET-07, P9) */
export async function outsideDeciders(
  visit: Visit,
  does: Power,
  childIds: readonly number[],
): Promise<OutsideDeciders | null> {
  const table = await loadPowers(visit.db)
  const roles = rolesWith(table, does, visit.today)
  if (roles.length === 0) return null
  const people = await peopleToChoose(visit, { roles, orCovering: true, childIds })
  return { people, called: calledTogether(roles.toSorted().join(), rolesInWords(table, does, visit)) }
}

type Asking = Pick<Visit, 'labels' | 'today'>

const calledTogether = (roles: string, { labels, said }: { readonly labels: Labels; readonly said: string }): string =>
  roles === usual ? `a ${labels('role.head-of-service')} or above` : said

const rolesInWords = (table: Awaited<ReturnType<typeof loadPowers>>, does: Power, { labels, today }: Asking) => {
  const holders = inForce(table, does, today).flatMap(({ holder }) => (holder.kind === 'role' ? [holder] : []))
  return { labels, said: sayHolders(holders, labels, new Map()) }
}

/** A decision that somebody made outside a panel, of these children on that day. */
type Outside = {
  readonly does: Power
  readonly on: PlainDate
  readonly who: { readonly id: number; readonly name: string }
  readonly children: readonly { readonly teamId: number | null }[]
  /** The field in which they were chosen. */
  readonly at: string
}

/** By which power they decided of each child, or a sentence where they had none that day. A chair decides at the meeting alone. (SET-07, P9) */
export async function decidedOutside(
  tx: Tx,
  { labels }: Pick<Visit, 'labels'>,
  { does, on, who, children, at }: Outside,
): Promise<Outcome<ByPower, Problem>> {
  const [table, decider, places] = [
    await loadPowers(tx),
    await loadDecider(tx, who.id, on),
    await whereTheyAre(tx, children),
  ]
  const holders = inForce(table, does, on).flatMap(({ holder }) => (holder.kind === 'role' ? [holder] : []))
  const may = sayHolders(holders, labels, new Map())
  let by: ByPower | null = null
  for (const place of places) {
    if (decider === null) return mistaken({ [at]: sayNoPower('not-theirs', who.name, may) })
    const decides = mayDecideBy(table, { does, on }, { ...decider, chairs: new Set() }, { ...place, askedBy: null })
    if (!decides.ok) return mistaken({ [at]: sayNoPower(decides.because, who.name, may) })
    by ??= decides.value
  }
  return by === null ? mistaken({ [at]: sayNoPower('not-theirs', who.name, may) }) : allowed(by)
}
