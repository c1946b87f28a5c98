import type { Role } from '#rules/access/actor.ts'
import { type InRole, type RoleHolding, whoMayAct } from '#rules/people/holdings.ts'
import type { Db } from '#records/keeping/db.ts'
import { authorityFact } from '#records/keeping/facts.ts'

const loadEveryHolding = authorityFact(async (db): Promise<readonly RoleHolding[]> => {
  const [holdings, covers] = await Promise.all([
    db
      .selectFrom('roleHolding')
      .innerJoin('person', 'person.id', 'roleHolding.personId')
      .select(['roleHolding.id', 'role', 'personId', 'name', 'leftOn', 'teamId', 'serviceId', 'startsOn', 'endsOn'])
      .orderBy('startsOn')
      .orderBy('roleHolding.id')
      .execute(),
    db
      .selectFrom('cover')
      .innerJoin('person', 'person.id', 'cover.coveringPersonId')
      .select(['holdingId', 'coveringPersonId as personId', 'name', 'cover.startsOn', 'cover.endsOn'])
      .orderBy('cover.startsOn')
      .execute(),
  ])
  const coversOf = Map.groupBy(covers, (cover) => cover.holdingId)
  return holdings.map((holding) => ({ ...holding, covers: coversOf.get(holding.id) ?? [] }))
})

/** Every holding of these roles, past, present and to come, with its covers. The rules in rules/people say who acts when. (SET-01) */
export const loadHoldings = async (db: Db, roles: readonly Role[]): Promise<readonly RoleHolding[]> =>
  (await loadEveryHolding(db)).filter(({ role }) => roles.includes(role))

/** The people in a role on a day, holders and whoever covers them, each with where they hold it, by name. */
export async function peopleByRole(
  db: Db,
  role: Role,
  today: Temporal.PlainDate,
): Promise<readonly (InRole & { readonly teamId: number | null; readonly serviceId: number | null })[]> {
  const holdings = await loadHoldings(db, [role])
  return holdings
    .flatMap((holding) =>
      whoMayAct(holding, today).map((person) => ({
        ...person,
        teamId: holding.teamId,
        serviceId: holding.serviceId,
      })),
    )
    .toSorted((one, other) => one.name.localeCompare(other.name))
}
