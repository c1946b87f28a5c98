import type { Db } from '#records/keeping/db.ts'
import type { Role } from '#rules/access/actor.ts'

/** A core seat of a meeting that a person holds, held or will hold. */
export type SeatHeld = {
  readonly seriesId: number
  readonly series: string
  readonly label: string
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate | null
}

/** A role of somebody else that a person covers. */
export type CoverGiven = {
  readonly id: number
  readonly role: Role
  readonly place: string | null
  readonly holderId: number
  readonly holder: string
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
}

export const seatsOf = (db: Db, personId: number): Promise<readonly SeatHeld[]> =>
  db
    .selectFrom('seatHolding')
    .innerJoin('coreSeat', 'coreSeat.id', 'seatId')
    .innerJoin('meetingSeries', 'meetingSeries.id', 'seriesId')
    .select(['seriesId', 'meetingSeries.name as series', 'label', 'startsOn', 'endsOn'])
    .where('personId', '=', personId)
    .orderBy('startsOn', 'desc')
    .execute()

/** Covers that run on the day or come later. */
export const coversGivenBy = (db: Db, personId: number, today: Temporal.PlainDate): Promise<readonly CoverGiven[]> =>
  db
    .selectFrom('cover')
    .innerJoin('roleHolding', 'roleHolding.id', 'holdingId')
    .innerJoin('person', 'person.id', 'roleHolding.personId')
    .leftJoin('team', 'team.id', 'teamId')
    .leftJoin('service', 'service.id', 'roleHolding.serviceId')
    .select(({ fn }) => [
      'cover.id',
      'role',
      fn.coalesce('team.name', 'service.name').as('place'),
      'person.id as holderId',
      'person.name as holder',
      'cover.startsOn',
      'cover.endsOn',
    ])
    .where('coveringPersonId', '=', personId)
    .where('cover.endsOn', '>=', today)
    .orderBy('cover.startsOn')
    .execute()
