import { type InRole, type Managers, managersOn, noManagers } from '#rules/people/holdings.ts'
import type { Db } from '#records/keeping/db.ts'
import { authorityFact } from '#records/keeping/facts.ts'
import { loadHoldings } from './people.ts'

/** A team, the service it sits in and the tracking meeting it belongs to. (SET-02) */
export type Team = {
  readonly id: number
  readonly name: string
  readonly serviceId: number
  readonly service: string
  readonly seriesId: number | null
}

/** Every team by name. */
export const loadTeams = authorityFact((db): Promise<readonly Team[]> =>
  db
    .selectFrom('team')
    .innerJoin('service', 'service.id', 'team.serviceId')
    .select(['team.id', 'team.name', 'serviceId', 'service.name as service', 'seriesId'])
    .orderBy('team.name')
    .execute(),
)

/** Every service by name. */
export const loadServices = authorityFact((db): Promise<readonly { readonly id: number; readonly name: string }[]> =>
  db.selectFrom('service').select(['id', 'name']).orderBy('name').execute(),
)

/** The managers of any team on a day, cover included: one look at the database answers for a whole list of children. (SET-02) */
export async function loadManagers(db: Db, on: Temporal.PlainDate): Promise<(teamId: number | null) => Managers> {
  const [teams, holdings] = await Promise.all([
    loadTeams(db),
    loadHoldings(db, ['team-manager', 'service-manager', 'head-of-service']),
  ])
  const known = new Map<number | null, Managers>([[null, noManagers]])
  return (teamId) => {
    const team = teams.find(({ id }) => id === teamId)
    const managers = known.get(teamId) ?? (team === undefined ? noManagers : managersOn(holdings, team, on))
    known.set(teamId, managers)
    return managers
  }
}

/** The relevant team manager, service manager and head of service of a child on a day, cover included. (SET-02) */
export const managersOf = async (
  db: Db,
  child: { readonly teamId: number | null },
  on: Temporal.PlainDate,
): Promise<Managers> => (await loadManagers(db, on))(child.teamId)

/** The team manager who answers for a team on a day: whoever covers, else the holder (the longest in the post where it is shared). */
export const teamManagerOf = async (db: Db, teamId: number, on: Temporal.PlainDate): Promise<InRole | null> =>
  (await managersOf(db, { teamId }, on)).teamManagers[0] ?? null
