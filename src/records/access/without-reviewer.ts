import { type RawBuilder, sql } from 'kysely'
import { roles, seatParts, standingOfSeat, type Standing } from '#rules/access/actor.ts'
import { permissions, type Reach } from '#rules/access/permissions.ts'
import type { Db } from '#records/keeping/db.ts'

/** A restriction nobody named can review today: told by its family's reference, never by a name. (FAM-05) */
export type WithoutReviewer = {
  readonly id: number
  readonly familyId: number
  readonly reference: string
  readonly reviewOn: Temporal.PlainDate
}

const reviewing: Partial<Record<Standing, Reach>> = permissions['restrict-family'].reach
const reviewingRoles = roles.filter((role) => reviewing[role] !== undefined)
const reviewingParts = seatParts.filter((part) => reviewing[standingOfSeat(part)] !== undefined)

/** Whoever may review restrictions on the day, by role, cover or seat, and is here. */
const whoMayReview = (today: Temporal.PlainDate): RawBuilder<unknown> => sql`
  select person.id from person where (left_on is null or left_on >= ${today}) and (
    exists (select from role_holding where person_id = person.id and role = any (${reviewingRoles}::text[])
      and starts_on <= ${today} and (ends_on is null or ends_on >= ${today}))
    or exists (select from cover join role_holding on role_holding.id = holding_id
      where covering_person_id = person.id and role = any (${reviewingRoles}::text[])
        and cover.starts_on <= ${today} and cover.ends_on >= ${today}
        and role_holding.starts_on <= ${today} and (role_holding.ends_on is null or role_holding.ends_on >= ${today}))
    or exists (select from seat_holding join core_seat on core_seat.id = seat_id
      where person_id = person.id and part = any (${reviewingParts}::text[])
        and starts_on <= ${today} and (ends_on is null or ends_on >= ${today})))`

/**
 * Restrictions that nobody named can review any more, as they left or moved on: one of those who decide takes such a family on, or it would be
 * out of everybody's sight for ever. Not of families this person is denied. (FAM-05)
 */
export async function restrictionsWithoutReviewer(
  db: Db,
  personId: number,
  today: Temporal.PlainDate,
): Promise<readonly WithoutReviewer[]> {
  const { rows } = await sql<WithoutReviewer>`
    select restriction.id, family_id, family.reference, review_on
    from restriction join family on family.id = family_id
    where lifted_on is null
      and not exists (select from denied_access where denied_access.family_id = family.id and person_id = ${personId})
      and not exists (
        select from named_access where named_access.family_id = family.id
          and (named_access.ends_on is null or named_access.ends_on >= ${today})
          and named_access.person_id in (${whoMayReview(today)})
          and not exists (select from denied_access
            where denied_access.family_id = family.id and denied_access.person_id = named_access.person_id))
    order by review_on, restriction.id`.execute(db)
  return rows
}
