import type { Db } from '#records/keeping/db.ts'
import type { Standing } from '#rules/access/actor.ts'
import type { Labels } from '#rules/words/labels.ts'

export type PersonToChoose = { readonly id: number; readonly name: string; readonly roles: string }

/** Those who try the meeting first stand first, the many who hold cases last. */
const inOrder: readonly Standing[] = [
  'panel-administrator',
  'court-qa-manager',
  'chair',
  'deputy',
  'team-manager',
  'service-manager',
  'head-of-service',
  'divisional-director',
  'solicitor',
  'authority-administrator',
  'clinic-lead',
  'family-group-conference-manager',
  'quality-board-member',
  'lead-practitioner',
  'social-worker',
]

type Held = { readonly id: number; readonly name: string; readonly standing: Standing; readonly team: string | null }

/** Who could sign in today: people who hold a role or chair a meeting, with what they are, each said once. */
export async function peopleToChoose(
  db: Db,
  today: Temporal.PlainDate,
  labels: Labels,
): Promise<readonly PersonToChoose[]> {
  const held = [...(await chairs(db, today)), ...(await roles(db, today))]
  const inWords = ({ standing, team }: Held): string =>
    [labels(`role.${standing}`), team].filter((word) => word !== null).join(', ')
  const people = [...Map.groupBy(held, ({ id }) => id).values()].flatMap((standings) => {
    const [first] = standings
    return first === undefined ? [] : [{ person: first, standings, rank: Math.min(...standings.map(rankOf)) }]
  })
  return people
    .toSorted((one, other) => one.rank - other.rank || one.person.name.localeCompare(other.person.name, 'en-GB'))
    .map(({ person, standings }) => ({
      id: person.id,
      name: person.name,
      roles: [...new Set(standings.map(inWords))].join(', '),
    }))
}

const rankOf = ({ standing }: Held): number => inOrder.indexOf(standing)

const roles = (db: Db, today: Temporal.PlainDate): Promise<Held[]> =>
  db
    .selectFrom('person')
    .innerJoin('roleHolding', 'roleHolding.personId', 'person.id')
    .leftJoin('team', 'team.id', 'roleHolding.teamId')
    .where('roleHolding.startsOn', '<=', today)
    .where((eb) => eb.or([eb('roleHolding.endsOn', 'is', null), eb('roleHolding.endsOn', '>=', today)]))
    .where((eb) => eb.or([eb('person.leftOn', 'is', null), eb('person.leftOn', '>=', today)]))
    .select(['person.id', 'person.name', 'roleHolding.role as standing', 'team.name as team'])
    .orderBy('roleHolding.id')
    .execute()

async function chairs(db: Db, today: Temporal.PlainDate): Promise<Held[]> {
  const rows = await db
    .selectFrom('person')
    .innerJoin('seatHolding', 'seatHolding.personId', 'person.id')
    .innerJoin('coreSeat', 'coreSeat.id', 'seatHolding.seatId')
    .where('seatHolding.startsOn', '<=', today)
    .where((eb) => eb.or([eb('seatHolding.endsOn', 'is', null), eb('seatHolding.endsOn', '>=', today)]))
    .select(['person.id', 'person.name', 'coreSeat.part'])
    .execute()
  return rows.flatMap(({ id, name, part }) =>
    part === 'chair' || part === 'deputy' ? [{ id, name, standing: part, team: null }] : [],
  )
}
