import { type RawBuilder, sql } from 'kysely'
import type { Actor, Role, SeatPart } from '#rules/access/actor.ts'

/** What a person holds on a day: a row for each role, cover and core seat; one of nulls for someone who holds nothing. */
export type StandingRow = {
  readonly role: Role | null
  readonly teamId: number | null
  readonly serviceId: number | null
  readonly heldBy: number | null
  readonly acting: boolean | null
  readonly part: SeatPart | null
}

/** The rows of one person, as a table to join to. */
export const standingOn = (today: Temporal.PlainDate): RawBuilder<StandingRow> => sql<StandingRow>`
  (select role, team_id, service_id, person_id as held_by, false as acting, null as part
   from role_holding
   where person_id = person.id and starts_on <= ${today} and (ends_on is null or ends_on >= ${today})
   union all
   select role, team_id, service_id, person_id, true, null
   from cover join role_holding on role_holding.id = cover.holding_id
   where covering_person_id = person.id and cover.starts_on <= ${today} and cover.ends_on >= ${today}
     and role_holding.starts_on <= ${today} and (role_holding.ends_on is null or role_holding.ends_on >= ${today})
   union all
   select null, null, null, null, null, part
   from seat_holding join core_seat on core_seat.id = seat_holding.seat_id
   where person_id = person.id and starts_on <= ${today} and (ends_on is null or ends_on >= ${today}))`

/** The person with all they hold, from their rows; null for someone who has left. */
export function actorFrom(
  person: { readonly id: number; readonly name: string; readonly leftOn: Temporal.PlainDate | null },
  rows: readonly StandingRow[],
  today: Temporal.PlainDate,
): Actor | null {
  if (person.leftOn !== null && Temporal.PlainDate.compare(person.leftOn, today) < 0) return null
  return {
    personId: person.id,
    name: person.name,
    holdings: rows.flatMap(({ role, teamId, serviceId, heldBy, acting }) =>
      role === null || heldBy === null ? [] : [{ role, teamId, serviceId, heldBy, acting: acting === true }],
    ),
    seats: rows.flatMap(({ part }) => (part === null ? [] : [part])),
  }
}
