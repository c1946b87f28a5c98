import type { Db } from '#records/keeping/db.ts'

/** The day of the first meeting of any series of which something is written down; null while there is none. */
export async function firstMeetingOn(db: Db): Promise<Temporal.PlainDate | null> {
  const { first } = await db
    .selectFrom('sitting')
    .select(({ fn }) => fn.min('meetsOn').as('first'))
    .where('state', '!=', 'planned')
    .executeTakeFirstOrThrow()
  return first
}
