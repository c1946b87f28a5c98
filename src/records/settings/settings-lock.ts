import { sql } from 'kysely'
import type { Tx } from '#records/keeping/db.ts'

/**
 * Lets one change of the authority's settings through at a time, until its transaction ends: what was checked (a name is free, a role isn't
 * held already, somebody still administers) is still so when it is kept.
 */
export const oneSettingAtATime = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('settings'))`.execute(tx)
}
