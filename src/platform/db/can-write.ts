import { type Kysely, sql } from 'kysely'

class TakenBack extends Error {}

/**
 * Writes a page of its own into a database and takes it back; throws when that can't be done, as every page's row of the trail then couldn't:
 * the disk is full, nothing may be written, or nobody answers.
 */
export async function writeAndTakeBack<Schema>(db: Kysely<Schema>): Promise<void> {
  try {
    await db.transaction().execute(async (tx) => {
      await sql`insert into readiness select string_agg(md5(random()::text), '') from generate_series(1, 220)`.execute(
        tx,
      )
      throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
}
