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
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('import')
            .select('id')
            .where('state', '=', 'loaded')
            .whereRef('loadedAt', '=', 'changeHistory.at')
            .where('id', '=', firstImport(db)),
        ),
      ),
    )

const firstImport = (db: Db) =>
  db
    .selectFrom('import')
    .select(({ fn }) => fn.min('import.id').as('first'))
    .where('state', '=', 'loaded')
