import { sql } from 'kysely'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import type { Role } from '#rules/access/actor.ts'

/** What the list of people is asked for: part of a name or e-mail, people here or those who left, a page of it from 1. */
export type PeopleWanted = { readonly part: string; readonly left: boolean; readonly page: number }

export type FoundPerson = {
  readonly id: number
  readonly name: string
  readonly email: string | null
  readonly leftOn: Temporal.PlainDate | null
  readonly roles: readonly { readonly role: Role; readonly place: string | null }[]
}

const perPage = 25

/** The page of people that matches, by name, each with the roles held on the day, and how many pages there are. */
export async function findPeople(db: Db, wanted: PeopleWanted, today: Temporal.PlainDate) {
  const part = `%${wanted.part.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const matching = db
    .selectFrom('person')
    .where(({ eb, fn }) =>
      eb.or([eb(fn<string>('lower', ['name']), 'like', part), eb(fn<string>('lower', ['email']), 'like', part)]),
    )
    .where(({ eb }) =>
      wanted.left ? eb('leftOn', '<', today) : eb.or([eb('leftOn', 'is', null), eb('leftOn', '>=', today)]),
    )
  const { count } = await matching.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const pages = Math.max(1, Math.ceil(count / perPage))
  const page = Math.min(wanted.page, pages)
  const people = await matching
    .select(['id', 'name', 'email', 'leftOn'])
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute()
  const rolesOf = await rolesToday(
    db,
    people.map(({ id }) => id),
    today,
  )
  return {
    count,
    page,
    pages,
    people: people.map((person): FoundPerson => ({ ...person, roles: rolesOf.get(person.id) ?? [] })),
  }
}

async function rolesToday(db: Db, personIds: readonly number[], today: Temporal.PlainDate) {
  if (personIds.length === 0) return new Map<number, FoundPerson['roles']>()
  const rows = await db
    .selectFrom('roleHolding')
    .leftJoin('team', 'team.id', 'teamId')
    .leftJoin('service', 'service.id', 'roleHolding.serviceId')
    .select(({ fn }) => ['personId', 'role', fn.coalesce('team.name', 'service.name').as('place')])
    .where('personId', '=', anyOf(personIds))
    .where('startsOn', '<=', today)
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', today)]))
    .orderBy('roleHolding.id')
    .execute()
  return Map.groupBy(rows, (row) => row.personId)
}
