import { sql } from 'kysely'
import type { World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

/** Whether a row of the table runs on a day. */
const runs = (row: string, on: string) =>
  sql`coalesce(${sql.ref(`${row}.from_on`)} <= ${sql.ref(on)}, true) and coalesce(${sql.ref(`${row}.until_on`)} >= ${sql.ref(on)}, true)`

/** Final reviews that issued or stepped out at a meeting whose chair hadn't that power on its day, or where it went to the panel. */
async function reviewsBeyondPower({ db }: World): Promise<readonly string[]> {
  const { rows } = await sql<{ id: number; outcome: string }>`
    select review.id, review.outcome from review
    join agenda_item on agenda_item.id = review.agenda_item_id join sitting on sitting.id = agenda_item.sitting_id
    cross join lateral (select case when review.outcome = 'initiate-proceedings' then 'issue' else 'step-down' end as does) as act
    where (review.outcome = 'initiate-proceedings' or review.outcome like 'step-out-%')
      and (exists (select from power where power.does = act.does and holder = 'panel' and ${runs('power', 'sitting.meets_on')})
        or not exists (select from power where power.does = act.does and holder = 'chair'
          and coalesce(power.series_id, sitting.series_id) = sitting.series_id and ${runs('power', 'sitting.meets_on')}))`.execute(
    db,
  )
  return rows.map(({ id, outcome }) => `review ${id} decided ${outcome}, which wasn’t that meeting’s to decide`)
}

/** What somebody decided in person without a role, own or covered, that had the power that day; or what they had asked for. */
async function decidedWithoutPower({ db }: World): Promise<readonly string[]> {
  const { rows } = await sql<{ what: string }>`
    with decided as (
      select 'extension ' || id as what, 'extend' as does, decided_by, decided_on, requested_by as asked_by
      from extension where decided_at is not null
      union all
      select 'decision outside a panel ' || id, does, decided_by, decided_on, null from outside_decision)
    select what from decided
    where decided_by = asked_by or not exists (
      select from power join role_holding held on held.role = power.role
      where power.does = decided.does and ${runs('power', 'decided.decided_on')}
        and decided_on between held.starts_on and coalesce(held.ends_on, decided_on)
        and (held.person_id = decided_by or exists (
          select from cover where cover.holding_id = held.id and covering_person_id = decided_by
            and decided_on between cover.starts_on and cover.ends_on)))`.execute(db)
  return rows.map(({ what }) => `${what} was decided by somebody without the power that day`)
}

/** Nothing is decided by somebody without the power on that day, and where it goes to the panel no review initiates or steps out. (SET-07, P9) */
export const decidedByWhoMay: Invariant = {
  says: 'nothing is decided by somebody without the power on that day',
  watch: (world) => ({
    day: async () => [...(await reviewsBeyondPower(world)), ...(await decidedWithoutPower(world))],
  }),
}
