import { sql } from 'kysely'
import type { Db } from '#records/db.ts'

/** The council a demonstration is made for, and the day; the same two always make the same people, families and meetings. */
export type Demonstration = { readonly council: string; readonly today: Temporal.PlainDate }

/** Fills an authority's empty database. To be written: the seeded generator goes here; until then only the connection is tried. */
export async function fillDemonstration(db: Db, { council, today }: Demonstration): Promise<void> {
  await sql`select ${council}::text, ${today}::date`.execute(db)
}
