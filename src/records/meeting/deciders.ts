import type { DecidedAbout, Decider } from '#rules/access/powers.ts'
import type { Db } from '#records/keeping/db.ts'
import { seriesChairedBy } from './attendance.ts'
import { loadTeams } from '#records/people/teams.ts'
import { loadWhoTakes } from '#records/sittings/business-of-series.ts'
import { loadActor } from '#records/access/actors.ts'

/** Somebody with all by which they may decide on a day: roles, cover, the meetings they chair; null for somebody unknown or who has left. (SET-07) */
export async function loadDecider(db: Db, personId: number, on: Temporal.PlainDate): Promise<Decider | null> {
  const [actor, chairs] = await Promise.all([loadActor(db, personId, on), seriesChairedBy(db, personId, on)])
  if (actor === null) return null
  const chairsOrDeputises = actor.seats.some((part) => part === 'chair' || part === 'deputy')
  return { personId, holdings: actor.holdings, chairs, chairsOrDeputises }
}

/** Where children are who were asked for already, as far as it says who decides about them: team, service, the meeting that reviews. (SET-02, SET-07) */
export async function whereTheyAre(
  db: Db,
  children: readonly { readonly teamId: number | null }[],
): Promise<readonly Omit<DecidedAbout, 'askedBy'>[]> {
  const [teams, whoTakes] = await Promise.all([loadTeams(db), loadWhoTakes(db)])
  const serviceOf = new Map(teams.map(({ id, serviceId }) => [id, serviceId]))
  return children.map(({ teamId }) => ({
    teamId,
    serviceId: serviceOf.get(teamId ?? 0) ?? null,
    seriesId: whoTakes('reviews', teamId),
  }))
}
