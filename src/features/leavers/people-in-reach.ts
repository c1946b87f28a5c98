import type { Visit } from '#door/visit.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadHoldings } from '#records/people/people.ts'
import { loadTeams } from '#records/people/teams.ts'
import { roles } from '#rules/access/actor.ts'
import { childReach } from '#rules/access/permissions.ts'
import { type Held, isInReach } from '#rules/people/absence.ts'
import { runsOn, type Spell } from '#rules/people/holdings.ts'

/** A role with the service it belongs to, that of its team where it is held in one. */
export async function placed<Role extends Held>(db: Db, holdings: readonly Role[]): Promise<readonly Role[]> {
  const teams = await loadTeams(db)
  return holdings.map((holding) => ({
    ...holding,
    serviceId: holding.serviceId ?? teams.find(({ id }) => id === holding.teamId)?.serviceId ?? null,
  }))
}

/** Everybody who holds a role today in this person's reach; null where that is everybody. */
export async function peopleInReach({ db, actor, today }: Visit): Promise<ReadonlySet<number> | null> {
  if (childReach(actor, 'hand-on-for-leavers').all) return null
  const holdings = await placed(db, await loadHoldings(db, roles))
  return new Set(
    holdings.flatMap((holding) => (runsOn(holding, today) && isInReach(actor, holding) ? [holding.personId] : [])),
  )
}

/** Whether who holds, held or will hold these roles is in this person's reach. */
export async function isPersonInReach(
  { db, actor, today }: Visit,
  holdings: readonly (Held & Spell)[],
): Promise<boolean> {
  if (childReach(actor, 'hand-on-for-leavers').all) return true
  const now = await placed(db, holdings)
  return now.some((holding) => runsOn(holding, today) && isInReach(actor, holding))
}
