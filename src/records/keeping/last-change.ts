import type { Db } from './db.ts'

/** Who changed a record last, and when: what a second writer is told. Null for a record without history. */
export async function lastChange(
  db: Db,
  recordKind: string,
  recordId: number,
): Promise<{ readonly who: string; readonly at: Temporal.Instant } | null> {
  const row = await db
    .selectFrom('changeHistory')
    .leftJoin('person', 'person.id', 'changeHistory.personId')
    .select(['person.name as who', 'changeHistory.at'])
    .where('recordKind', '=', recordKind)
    .where('recordId', '=', recordId)
    .orderBy('changeHistory.id', 'desc')
    .executeTakeFirst()
  return row === undefined ? null : { who: row.who ?? 'Somebody', at: row.at }
}
