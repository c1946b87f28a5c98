import type { Actor, Holding } from '#rules/access/actor.ts'
import type { Db } from '#records/keeping/db.ts'

/** The person with the roles, covers and core seats they hold on that day; null for someone unknown or who has left. */
export async function loadActor(db: Db, personId: number, today: Temporal.PlainDate): Promise<Actor | null> {
  const person = await db
    .selectFrom('person')
    .select(['id', 'name', 'leftOn'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (person === undefined || (person.leftOn !== null && Temporal.PlainDate.compare(person.leftOn, today) < 0))
    return null
  const [own, covered, seats] = await Promise.all([
    ownHoldings(db, personId, today),
    coveredHoldings(db, personId, today),
    seatsOf(db, personId, today),
  ])
  return { personId: person.id, name: person.name, holdings: [...own, ...covered], seats }
}

const ownHoldings = async (db: Db, personId: number, today: Temporal.PlainDate): Promise<Holding[]> => {
  const rows = await db
    .selectFrom('roleHolding')
    .select(['role', 'teamId', 'serviceId', 'personId as heldBy'])
    .where('personId', '=', personId)
    .where('startsOn', '<=', today)
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', today)]))
    .execute()
  return rows.map((row) => ({ ...row, acting: false }))
}

const coveredHoldings = async (db: Db, personId: number, today: Temporal.PlainDate): Promise<Holding[]> => {
  const rows = await db
    .selectFrom('cover')
    .innerJoin('roleHolding', 'roleHolding.id', 'cover.holdingId')
    .select(['roleHolding.role', 'roleHolding.teamId', 'roleHolding.serviceId', 'roleHolding.personId as heldBy'])
    .where('cover.coveringPersonId', '=', personId)
    .where('cover.startsOn', '<=', today)
    .where('cover.endsOn', '>=', today)
    .where('roleHolding.startsOn', '<=', today)
    .where((eb) => eb.or([eb('roleHolding.endsOn', 'is', null), eb('roleHolding.endsOn', '>=', today)]))
    .execute()
  return rows.map((row) => ({ ...row, acting: true }))
}

async function seatsOf(db: Db, personId: number, today: Temporal.PlainDate): Promise<Actor['seats']> {
  const rows = await db
    .selectFrom('seatHolding')
    .innerJoin('coreSeat', 'coreSeat.id', 'seatHolding.seatId')
    .select('coreSeat.part')
    .where('seatHolding.personId', '=', personId)
    .where('seatHolding.startsOn', '<=', today)
    .where((eb) => eb.or([eb('seatHolding.endsOn', 'is', null), eb('seatHolding.endsOn', '>=', today)]))
    .execute()
  return rows.map((row) => row.part)
}
