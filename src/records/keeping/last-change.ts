import type { Db } from './db.ts'

/** Who saved a record last, and when; `isOwn` where that was the same person, from another copy of the page. */
export type LastSave = { readonly who: string; readonly at: Temporal.Instant; readonly isOwn: boolean }

type Writer = { readonly db: Db; readonly now: Temporal.Instant; readonly actor: { readonly personId: number } }

/** Who saved a record last, and when: what this writer is told, who comes second. Somebody else, now, for a record without history. (SEC-05) */
export async function lastSave({ db, now, actor }: Writer, recordKind: string, recordId: number): Promise<LastSave> {
  const row = await db
    .selectFrom('changeHistory')
    .leftJoin('person', 'person.id', 'changeHistory.personId')
    .select(['person.name as who', 'changeHistory.personId', 'changeHistory.at'])
    .where('recordKind', '=', recordKind)
    .where('recordId', '=', recordId)
    .orderBy('changeHistory.id', 'desc')
    .executeTakeFirst()
  if (row === undefined) return { who: 'Somebody else', at: now, isOwn: false }
  return { who: row.who ?? 'Somebody', at: row.at, isOwn: row.personId === actor.personId }
}
