import type { Db } from '#records/keeping/db.ts'

/** Whether a meeting of the series has begun on that day: who came is recorded, or an item. (TM-04) */
export async function hasBegunOn(db: Db, seriesId: number, on: Temporal.PlainDate): Promise<boolean> {
  const begun = await db
    .selectFrom('sitting')
    .select('id')
    .where('seriesId', '=', seriesId)
    .where('meetsOn', '=', on)
    .where('state', 'in', ['open', 'held'])
    .executeTakeFirst()
  return begun !== undefined
}
