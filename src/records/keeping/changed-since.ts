import type { Db } from './db.ts'

/**
 * The ids of records of a kind that were added or changed from this instant on. What the authority's first workbook brought is where it
 * starts from, not news: it was known at last week's meeting, only elsewhere.
 */
export const changedSince = (db: Db, recordKind: string, since: Temporal.Instant) =>
  newsSince(db, since).select('changeHistory.recordId').where('changeHistory.recordKind', '=', recordKind)

/** Whether a record of these kinds was added or changed from this instant on, first import apart. */
export async function changesSince<Kind extends string>(
  db: Db,
  recordKinds: readonly Kind[],
  since: Temporal.Instant,
): Promise<(recordKind: Kind, recordId: number) => boolean> {
  const rows = await newsSince(db, since)
    .select(['changeHistory.recordKind', 'changeHistory.recordId'])
    .distinct()
    .where('changeHistory.recordKind', 'in', recordKinds)
    .execute()
  const changed = new Set(rows.map(({ recordKind, recordId }) => `${recordKind} ${recordId}`))
  return (recordKind, recordId) => changed.has(`${recordKind} ${recordId}`)
}

const newsSince = (db: Db, since: Temporal.Instant) =>
  db
    .selectFrom('changeHistory')
    .where('changeHistory.at', '>=', since)
    .where('changeHistory.at', 'is distinct from', firstImportLoadedAt(db))

const firstImportLoadedAt = (db: Db) =>
  db.selectFrom('import').select('loadedAt').where('state', '=', 'loaded').orderBy('id').limit(1)
