import { sql } from 'kysely'
import type { Actor } from '#rules/access/actor.ts'
import type { Db } from '#records/keeping/db.ts'
import { actorFrom, type StandingRow, standingOn } from './standing.ts'

type Row = StandingRow & { readonly id: number; readonly name: string; readonly leftOn: Temporal.PlainDate | null }

/** The person with the roles, covers and core seats they hold on that day; null for someone unknown or who has left. */
export async function loadActor(db: Db, personId: number, today: Temporal.PlainDate): Promise<Actor | null> {
  const { rows } = await sql<Row>`
    select person.id, person.name, person.left_on, standing.*
    from person left join lateral ${standingOn(today)} as standing on true
    where person.id = ${personId}`.execute(db)
  const [person] = rows
  return person === undefined ? null : actorFrom(person, rows, today)
}
