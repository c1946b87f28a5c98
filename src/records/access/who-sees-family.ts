import { sql } from 'kysely'
import type { Actor, Role, Standing } from '#rules/access/actor.ts'
import { roles } from '#rules/access/actor.ts'
import { permissions, type Reach } from '#rules/access/permissions.ts'
import { mayReview, standingsReaching, type WhereChildrenAre, worksWith } from '#rules/access/restriction.ts'
import { loadTeams } from '#records/people/teams.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadActors } from './actors.ts'

/** Somebody whose role or work reaches a family's children: who loses sight of them when the family is restricted without naming them. */
export type Seer = {
  readonly personId: number
  readonly name: string
  /** What they hold that reaches the children; none for who only does something for the family. */
  readonly as: readonly Standing[]
  /** They do or answer for something open of the family. */
  readonly isBusy: boolean
  readonly worksWith: boolean
  readonly mayReview: boolean
}

type Child = {
  readonly teamId: number | null
  readonly socialWorkerId: number | null
  readonly solicitorId: number | null
}

/** A family as far as one may see it. */
type Family = { readonly id: number; readonly children: readonly Child[] }

const seeing: Partial<Record<Standing, Reach>> = permissions['see-child'].reach
const everywhere: readonly Role[] = roles.filter((role) => seeing[role] === 'all')
const nearby: readonly Role[] = roles.filter((role) => seeing[role] === 'team' || seeing[role] === 'service')

/**
 * Everyone whose role, cover, seat, allocation or work of today reaches these children of a family, restricted or not, by name: whether
 * they may see it now is `isOpenFamily`'s. (FAM-05)
 */
export async function whoseWorkReaches(db: Db, family: Family, today: Temporal.PlainDate): Promise<readonly Seer[]> {
  const teams = (await loadTeams(db)).filter(({ id }) => family.children.some(({ teamId }) => teamId === id))
  const known = (ids: readonly (number | null)[]) => [...new Set(ids.filter((id) => id !== null))]
  const where: WhereChildrenAre = {
    teamIds: teams.map(({ id }) => id),
    serviceIds: teams.map(({ serviceId }) => serviceId),
    socialWorkerIds: known(family.children.map(({ socialWorkerId }) => socialWorkerId)),
    solicitorIds: known(family.children.map(({ solicitorId }) => solicitorId)),
  }
  const [busy, likely] = await Promise.all([whoIsBusy(db, family.id), whoMayReach(db, where, today)])
  const actors = await loadActors(db, [...busy, ...likely], today)
  return [...actors.values()]
    .map((actor) => asSeer(actor, where, busy))
    .filter((seer) => seer.as.length > 0 || seer.isBusy)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB') || one.personId - other.personId)
}

function asSeer(actor: Actor, where: WhereChildrenAre, busy: ReadonlySet<number>): Seer {
  const { personId, name } = actor
  const as = standingsReaching(actor, 'see-child', where)
  const isBusy = busy.has(personId)
  return { personId, name, as, isBusy, worksWith: isBusy || worksWith(as), mayReview: mayReview(actor) }
}

/** Who does or answers for an open action, takes a child back to the panel, or sees to a staffing issue. */
async function whoIsBusy(db: Db, familyId: number): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`
    select doer_id as id from action where family_id = ${familyId} and done_on is null and doer_id is not null
    union select accountable_manager_id from action
      where family_id = ${familyId} and done_on is null and accountable_manager_id is not null
    union select owner_id from staffing_issue where family_id = ${familyId} and resolved_on is null and owner_id is not null`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Who might reach the children by what they hold on the day, to be judged by the rule. */
async function whoMayReach(db: Db, where: WhereChildrenAre, today: Temporal.PlainDate): Promise<readonly number[]> {
  const own = [...where.socialWorkerIds, ...where.solicitorIds]
  const { rows } = await sql<{ id: number }>`
    with reaching as (
      select id, person_id from role_holding
      where starts_on <= ${today} and (ends_on is null or ends_on >= ${today}) and (
        role = any (${everywhere}::text[]) or person_id = ${anyOf(own)}
        or (role = any (${nearby}::text[]) and (team_id = ${anyOf(where.teamIds)} or service_id = ${anyOf(where.serviceIds)})))
    )
    select person_id as id from reaching
    union select covering_person_id from cover join reaching on reaching.id = holding_id
      where starts_on <= ${today} and ends_on >= ${today}
    union select person_id from seat_holding where starts_on <= ${today} and (ends_on is null or ends_on >= ${today})`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}
