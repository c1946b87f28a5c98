import { sql } from 'kysely'
import { loadMeeting } from '#features/meetings/agenda/meeting-in-view.query.ts'
import { loadSittings } from '#records/sittings/sittings.ts'
import { isInSightOf } from '#test/simulate/in-sight.ts'
import { lookingAs } from '#test/simulate/looking-as.ts'
import type { World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

type Waits = { readonly waits: string; readonly admitted: boolean }

/** The children whom a panel is asked about and hasn't decided on, by the records alone, whom the Court QA Manager may see; not those put off or planned for later; and whether it needs no admission, or has it. */
async function waiting({ db, place, today }: World): Promise<readonly Waits[]> {
  const { rows } = await sql<{ waits: string; admitted: boolean }>`
    select 'panel-' || item.id || ' of child ' || child.id as waits,
      item.admission is distinct from 'awaited' or not exists (
        select from power where does = 'admit' and coalesce(from_on <= ${today().toString()}::date, true) and coalesce(until_on >= ${today().toString()}::date, true)) as admitted
    from panel_item item join panel_item_child asked on asked.panel_item_id = item.id join child on child.id = asked.child_id
    where item.withdrawn_on is null and item.not_before is null and followed_until is null
      and ${isInSightOf(place.people.courtQaManager, 'child.family_id', today())}
      and not exists (
        select from panel_hearing h join panel_outcome o on o.agenda_item_id = h.agenda_item_id
        where h.panel_item_id = item.id and o.child_id = child.id)
    order by 1`.execute(db)
  return rows
}

/** On how many of the next meetings, one of each series, each of them stands. */
async function standing(world: World): Promise<ReadonlyMap<string, number>> {
  const { db, place, today } = world
  const looking = await lookingAs(world, place.people.courtQaManager, 'see-meeting')
  const times = new Map<string, number>()
  if (looking === null) return times
  const next = new Map<number, string>()
  for (const { seriesId, state, address } of await loadSittings(db, today(), today().add({ weeks: 4 })))
    if (state !== 'cancelled' && state !== 'held' && !next.has(seriesId)) next.set(seriesId, address)
  for (const address of next.values())
    for (const { key, childIds } of (await loadMeeting(db, looking, address))?.agenda.items ?? [])
      for (const childId of key.startsWith('panel-') ? childIds : []) {
        const waits = `${key} of child ${childId}`
        times.set(waits, (times.get(waits) ?? 0) + 1)
      }
  return times
}

/** What the chair confirmed and isn't in the child's record. */
const withoutEffect = ({ db }: World) =>
  sql<{ childId: number; outcome: string }>`
    select o.child_id, o.outcome from panel_outcome o join agenda_item i on i.id = o.agenda_item_id
    where i.state = 'confirmed' and o.outcome in ('start', 'issue', 'step-out-child-protection', 'step-out-child-in-need')
      and (o.took_effect_on is null
        or o.outcome = 'start' and not exists (select from episode where episode.child_id = o.child_id))`.execute(db)

/** Whatever a panel is asked for stands on one agenda until it has decided, on none before it is admitted, and what it decided and its chair confirmed is in the record. (PP-01, SET-06) */
export const askedOfPanels: Invariant = {
  says: 'what a panel is asked for stands on one agenda once it is admitted, and what it decided is in the record',
  watch: (world) => ({
    week: async () => {
      const [asked, at, { rows }] = [await waiting(world), await standing(world), await withoutEffect(world)]
      return [
        ...asked.flatMap(({ waits, admitted }) =>
          (at.get(waits) ?? 0) === (admitted ? 1 : 0) ? [] : [`${waits} stands on ${at.get(waits) ?? 0} agendas`],
        ),
        ...rows.map(({ childId, outcome }) => `child ${childId}: ${outcome} was confirmed and isn’t in the record`),
      ]
    },
  }),
}
