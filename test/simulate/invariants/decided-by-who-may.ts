import { sql } from 'kysely'
import { loadMeeting } from '#features/meetings/agenda/meeting-in-view.query.ts'
import { loadSittings } from '#records/sittings/sittings.ts'
import { isInSightOf } from '#test/simulate/in-sight.ts'
import { lookingAs } from '#test/simulate/looking-as.ts'
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
      select 'decision outside a panel ' || id, does, decided_by, decided_on, null from outside_decision
      union all
      select 'resource ' || id, 'resources', decided_by, decided_on, asked_by from resource_request where power_id is not null)
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

/**
 * What was decided today of a child of another area by somebody who has the power in their own area alone: the team or service they hold the
 * role in, themselves or as cover. Looked at on its day, while the child is where it was decided about.
 */
async function decidedElsewhere({ db, today }: World): Promise<readonly string[]> {
  const { rows } = await sql<{ what: string }>`
    with decided as (
      select 'extension ' || x.id as what, 'extend' as does, x.decided_by, x.decided_on, child_id
      from extension x join episode on episode.id = episode_id where x.decided_on = ${today()}
      union all
      select 'decision outside a panel ' || d.id, does, decided_by, decided_on, child_id
      from outside_decision d join outside_decision_child named on named.decision_id = d.id where recorded_on = ${today()}
      union all
      select 'resource ' || r.id, 'resources', decided_by, r.decided_on, named.child_id
      from resource_request r join resource_request_child named on named.request_id = r.id join episode e on e.id = named.episode_id
      where power_id is not null and r.decided_on = ${today()} and e.ended_on is null)
    select what from decided join child on child.id = decided.child_id left join team on team.id = child.team_id
    where not exists (
      select from power join role_holding held on held.role = power.role
      where power.does = decided.does and ${runs('power', 'decided.decided_on')}
        and decided_on between held.starts_on and coalesce(held.ends_on, decided_on)
        and (not power.by_area or coalesce(held.team_id = child.team_id, held.service_id = team.service_id, false))
        and (held.person_id = decided_by or exists (
          select from cover where cover.holding_id = held.id and covering_person_id = decided_by
            and decided_on between cover.starts_on and cover.ends_on)))`.execute(db)
  return rows.map(({ what }) => `${what} was decided by somebody with that power in another area`)
}

/** Decisions that stand to be ratified, by the records alone, and on how many of the next agendas: one of each series. */
async function notToRatify(world: World): Promise<readonly string[]> {
  const { db, place, today } = world
  const looking = await lookingAs(world, place.people.courtQaManager, 'see-meeting')
  if (looking === null) return []
  const { rows } = await sql<{ key: string }>`
    select distinct 'ratify-' || d.id as key from outside_decision d
    join outside_decision_child named on named.decision_id = d.id join child on child.id = named.child_id
    where to_ratify and d.outcome is null and followed_until is null
      and ${isInSightOf(place.people.courtQaManager, 'child.family_id', today())} order by 1`.execute(db)
  const next = new Map<number, string>()
  const sittings = await loadSittings(db, today(), today().add({ weeks: 13 }))
  for (const { seriesId, state, address } of sittings)
    if (state !== 'cancelled' && state !== 'held' && !next.has(seriesId)) next.set(seriesId, address)
  const at: string[] = []
  for (const address of next.values())
    for (const { key, isDone } of (await loadMeeting(db, looking, address))?.agenda.items ?? [])
      if (key.startsWith('ratify-') && !isDone) at.push(key)
  const wanted = rows.map(({ key }) => key)
  const times = (key: string) => at.filter((each) => each === key).length
  return [
    ...wanted.filter((key) => times(key) !== 1).map((key) => `${key} stands to be ratified on ${times(key)} agendas`),
    ...at
      .filter((key) => !wanted.includes(key))
      .map((key) => `${key} stands on an agenda, and nothing is to be ratified`),
  ]
}

/** Nothing is decided by somebody without the power on that day, and where it goes to the panel no review initiates or steps out; what is to be ratified stands on one agenda. (SET-07, P9) */
export const decidedByWhoMay: Invariant = {
  says: 'nothing is decided by somebody without the power on that day',
  watch: (world) => ({
    day: async () => [
      ...(await reviewsBeyondPower(world)),
      ...(await decidedWithoutPower(world)),
      ...(await decidedElsewhere(world)),
    ],
    week: () => notToRatify(world),
  }),
}
