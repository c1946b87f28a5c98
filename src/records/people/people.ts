import type { Role } from '#rules/access/actor.ts'
import { type InRole, type RoleHolding, whoMayAct } from '#rules/people/holdings.ts'
import { loadLabels } from '#records/settings/labels.ts'
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

/** Someone to choose in a select; `text` tells people of one name apart by what they do. */
export type PersonOption = { readonly value: string; readonly text: string }

/** Everyone still here on a day, by name: 'Grace Oyelaran, social worker, Safeguarding East'. Given a role, only people who hold it. */
export async function personOptions(db: Db, today: Temporal.PlainDate, role?: Role): Promise<readonly PersonOption[]> {
  const labels = await loadLabels(db)
  const rows = await db
    .selectFrom('person')
    .leftJoin('roleHolding', (join) =>
      join
        .onRef('roleHolding.personId', '=', 'person.id')
        .on('roleHolding.startsOn', '<=', today)
        .on((eb) => eb.or([eb('roleHolding.endsOn', 'is', null), eb('roleHolding.endsOn', '>=', today)])),
    )
    .leftJoin('team', 'team.id', 'roleHolding.teamId')
    .where((eb) => eb.or([eb('leftOn', 'is', null), eb('leftOn', '>=', today)]))
    .select(['person.id', 'person.name', 'roleHolding.role', 'team.name as team'])
    .orderBy('person.name')
    .orderBy('person.id')
    .orderBy('roleHolding.startsOn')
    .execute()
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((held) => {
    const shown = role === undefined ? held[0] : held.find((each) => each.role === role)
    if (shown === undefined) return []
    const words = [shown.name, shown.role === null ? null : labels(`role.${shown.role}`), shown.team]
    return [{ value: String(shown.id), text: words.filter((word) => word !== null).join(', ') }]
  })
}
