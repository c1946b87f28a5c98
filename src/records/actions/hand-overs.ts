import { sql } from 'kysely'
import type { Db } from '#records/keeping/db.ts'

/** A time an action was handed on: who did it, to whom it went, and who answers for it since; null where that stayed. (AC-04) */
export type HandOver = {
  readonly at: Temporal.Instant
  readonly by: string
  readonly from: string | null
  readonly to: string | null
  readonly managerFrom: string | null
  readonly managerTo: string | null
}

/** Each time the action was handed on, the first first. Ask only for an action the person may see. */
export async function handOversOf(db: Db, actionId: number): Promise<readonly HandOver[]> {
  const { rows } = await sql<HandOver>`
    select h.at, coalesce(giver.name, 'Somebody not known any more') as by, was.name as "from", became.name as "to",
      manager_was.name as "managerFrom", manager_became.name as "managerTo"
    from change_history h
    left join person giver on giver.id = h.person_id
    left join person was on was.id = (h.before ->> 'doerId')::integer
    left join person became on became.id = (h.after ->> 'doerId')::integer
    left join person manager_was on manager_was.id = (h.before ->> 'accountableManagerId')::integer
    left join person manager_became on manager_became.id = (h.after ->> 'accountableManagerId')::integer
    where h.record_kind = 'action' and h.record_id = ${actionId} and h.before is not null
      and (h.after ? 'doerId' or h.after ? 'accountableManagerId')
    order by h.id`.execute(db)
  return rows
}
