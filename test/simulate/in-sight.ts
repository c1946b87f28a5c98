import { type RawBuilder, sql, type SqlBool } from 'kysely'

/** Whether nothing keeps a family from a person on a day, told again from the records alone: no denial, no restriction without their name. (FAM-05) */
export const isInSightOf = (personId: number, familyId: string, today: Temporal.PlainDate): RawBuilder<SqlBool> => {
  const family = sql.raw(familyId)
  return sql<SqlBool>`(
    ${personId} not in (select person_id from denied_access where family_id = ${family})
    and (${family} not in (select family_id from restriction where lifted_on is null)
      or ${personId} in (select person_id from named_access
        where family_id = ${family} and coalesce(ends_on, ${today}) >= ${today})))`
}
