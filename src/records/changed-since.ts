import type { Db } from './db.ts'

/** The ids of records of a kind that were added or changed from this instant on. */
export const changedSince = (db: Db, recordKind: string, since: Temporal.Instant) =>
  db
    .selectFrom('changeHistory')
    .select('changeHistory.recordId')
    .where('changeHistory.recordKind', '=', recordKind)
    .where('changeHistory.at', '>=', since)
