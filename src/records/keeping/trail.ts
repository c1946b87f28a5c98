import type { Db } from './db.ts'

/** What one request did: one row, written before its answer leaves. No case text goes in. (SEC-03; trust.md 6) */
export type TrailRow = {
  readonly at: Temporal.Instant
  readonly personId: number | null
  readonly did: string
  readonly method: string
  readonly path: string
  readonly outcome: 'done' | 'refused' | 'not-found' | 'mistake' | 'failed'
  readonly because: string | null
  readonly children: readonly number[]
}

/** Writes the row; when it can't be written the request fails. */
export async function writeTrail(db: Db, row: TrailRow): Promise<void> {
  await db
    .insertInto('trail')
    .values({ ...row, children: [...new Set(row.children)] })
    .execute()
}
