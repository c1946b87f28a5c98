import { saidNow } from '#records/settings/labels.ts'
import { isUnsaid } from '#rules/words/name-for.ts'
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
  const words = { did: row.did, because: row.because }
  const said = isUnsaid(`${row.did}${row.because ?? ''}`) ? await saidNow(db, words) : words
  await db
    .insertInto('trail')
    .values({ ...row, ...said, children: [...new Set(row.children)] })
    .execute()
}
