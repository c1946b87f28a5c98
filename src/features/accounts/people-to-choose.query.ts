import { sql } from 'kysely'
import type { Db } from '#records/db.ts'
import { standingWords } from '#rules/access/role-words.ts'

export type PersonToChoose = {
  readonly id: number
  readonly name: string
  readonly roles: string
  readonly team: string | null
}

/** Who could sign in today: people who hold a role or a core seat, with what they hold, those of the tracking meeting first. */
export async function peopleToChoose(db: Db, today: Temporal.PlainDate): Promise<readonly PersonToChoose[]> {
  const rows = await db
    .selectFrom('person')
    .innerJoin('roleHolding', 'roleHolding.personId', 'person.id')
    .leftJoin('team', 'team.id', 'roleHolding.teamId')
    .where('roleHolding.startsOn', '<=', today)
    .where((eb) => eb.or([eb('roleHolding.endsOn', 'is', null), eb('roleHolding.endsOn', '>=', today)]))
    .where((eb) => eb.or([eb('person.leftOn', 'is', null), eb('person.leftOn', '>=', today)]))
    .select(['person.id', 'person.name', 'roleHolding.role', 'team.name as team'])
    .orderBy(sql`role_holding.role = 'social-worker'`)
    .orderBy('roleHolding.role')
    .orderBy('person.name')
    .execute()
  const byPerson = Map.groupBy(rows, (row) => row.id)
  return [...byPerson.values()].flatMap((holdings) => {
    const first = holdings[0]
    if (first === undefined) return []
    const roles = [...new Set(holdings.map((holding) => standingWords[holding.role]))].join(', ')
    return [{ id: first.id, name: first.name, roles, team: first.team }]
  })
}
