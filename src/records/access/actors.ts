import { sql } from 'kysely'
import type { Actor } from '#rules/access/actor.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import { actorFrom, type StandingRow, standingOn } from './standing.ts'

type Row = StandingRow & { readonly id: number; readonly name: string; readonly leftOn: Temporal.PlainDate | null }

/** The person with the roles, covers and core seats they hold on that day; null for someone unknown or who has left. */
export const loadActor = async (db: Db, personId: number, today: Temporal.PlainDate): Promise<Actor | null> =>
  (await loadActors(db, [personId], today)).get(personId) ?? null

/** The same of several people, by their ids; who is unknown or has left isn't there. */
export async function loadActors(
  db: Db,
  personIds: readonly number[],
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<number, Actor>> {
  const { rows } = await sql<Row>`
    select person.id, person.name, person.left_on, standing.*
    from person left join lateral ${standingOn(today)} as standing on true
    where person.id = ${anyOf(personIds)}`.execute(db)
  const actors = new Map<number, Actor>()
  for (const [id, standing] of Map.groupBy(rows, (row) => row.id)) {
    const [person] = standing
    const actor = person === undefined ? null : actorFrom(person, standing, today)
    if (actor !== null) actors.set(id, actor)
  }
  return actors
}
