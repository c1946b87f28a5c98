import { type Expression, sql } from 'kysely'
import type { Db } from './db.ts'

/** One page of many rows. */
export type Part = { readonly limit: number; readonly offset: number }

/** How many rows there are; or, where there are more than anybody will leaf through, at least how many. */
export type Counted = { readonly count: number; readonly isMore: boolean }

/** Counted exactly up to here, and as far as somebody has leafed. */
const enough = 1_000

/** Counts the rows of a query, but not years of them to show one page: the work is bounded by how far somebody has leafed. */
export async function countRows(db: Db, rows: Expression<unknown>, { limit, offset }: Part): Promise<Counted> {
  const most = Math.max(enough, offset + limit)
  const { rows: found } = await sql<{ count: number }>`
    select count(*) from (${rows} limit ${most + 1}) as counted`.execute(db)
  const count = found[0]?.count ?? 0
  return { count: Math.min(count, most), isMore: count > most }
}
