import type { Db } from './db.ts'

/**
 * The ids of records of a kind that were added or changed from this instant on. What the authority's first workbook brought is where it
 * starts from, not news: it was known at last week's meeting, only elsewhere.
 */
export const changedSince = (db: Db, recordKind: string, since: Temporal.Instant) =>
  db
    .selectFrom('changeHistory')
    .select('changeHistory.recordId')
    .where('changeHistory.recordKind', '=', recordKind)
    .where('changeHistory.at', '>=', since)
    .where('changeHistory.at', 'is distinct from', firstImportLoadedAt(db))

const firstImportLoadedAt = (db: Db) =>
  db.selectFrom('import').select('loadedAt').where('state', '=', 'loaded').orderBy('id').limit(1)
