import { sql } from 'kysely'
import { loadMeeting } from '#features/meetings/agenda/meeting-in-view.query.ts'
import { loadSittings, type StoredSitting } from '#records/sittings/sittings.ts'
import { isInSightOf } from '#test/simulate/in-sight.ts'
import { lookingAs } from '#test/simulate/looking-as.ts'
import type { World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

type PlainDate = Temporal.PlainDate

/** A child whom a panel has still to decide on, and from which day on it can. */
type Waits = { readonly what: string; readonly from: PlainDate }

/** How far ahead what is put off or planned is looked for. */
const ahead = { weeks: 13 }

/** The children whom a panel is asked about and hasn't decided on, by the records alone, whom the Court QA Manager may see; of what nobody has admitted yet there is nothing to hear. */
async function waiting({ db, place, today }: World): Promise<readonly Waits[]> {
  const { rows } = await sql<Waits>`
    select 'panel-' || item.id || ' of child ' || child.id as what,
      greatest(item.asked_on, item.not_before, last.deferred_until) as from
    from panel_item item join panel_item_child asked on asked.panel_item_id = item.id join child on child.id = asked.child_id
    left join lateral (
      select o.outcome, o.deferred_until from panel_hearing h
      join panel_outcome o on o.agenda_item_id = h.agenda_item_id and o.child_id = child.id
      join agenda_item i on i.id = h.agenda_item_id join sitting s on s.id = i.sitting_id
      where h.panel_item_id = item.id order by s.meets_on desc, i.id desc limit 1) last on true
    where item.withdrawn_on is null and followed_until is null and coalesce(last.outcome, 'deferred') = 'deferred'
      and ${isInSightOf(place.people.courtQaManager, 'child.family_id', today())}
      and (item.admission is distinct from 'awaited' or not exists (
        select from power where does = 'admit' and coalesce(from_on <= ${today()}, true) and coalesce(until_on >= ${today()}, true)))
    order by 1`.execute(db)
  return rows
}

const isBefore = (one: PlainDate, other: PlainDate): boolean => Temporal.PlainDate.compare(one, other) < 0

/** What each agenda to come has of panels, read once. */
function agendas(world: World) {
  const known = new Map<string, Promise<ReadonlySet<string>>>()
  const read = async (address: string): Promise<ReadonlySet<string>> => {
    const looking = await lookingAs(world, world.place.people.courtQaManager, 'see-meeting')
    const meeting = looking === null ? null : await loadMeeting(world.db, looking, address)
    const items = (meeting?.agenda.items ?? []).filter(({ key, isDone }) => key.startsWith('panel-') && !isDone)
    return new Set(items.flatMap(({ key, childIds }) => childIds.map((childId) => `${key} of child ${childId}`)))
  }
  return (address: string): Promise<ReadonlySet<string>> => {
    const reading = known.get(address) ?? read(address)
    known.set(address, reading)
    return reading
  }
}

/** Whatever waits stands on the first agenda of one series that can take it; on the next agendas stands nothing else. */
async function misplaced(world: World): Promise<readonly string[]> {
  const { db, today, place } = world
  if ((await lookingAs(world, place.people.courtQaManager, 'see-meeting')) === null) return []
  const asked = await waiting(world)
  const sittings = (await loadSittings(db, today(), today().add(ahead))).filter(
    ({ state }) => state !== 'cancelled' && state !== 'held',
  )
  const bySeries = [...Map.groupBy(sittings, ({ seriesId }) => seriesId).values()]
  const standsOn = agendas(world)
  const broken: string[] = []
  for (const { what, from } of asked) {
    const firsts = bySeries.flatMap((ofSeries) => ofSeries.find(({ on }) => !isBefore(on, from)) ?? [])
    const at: StoredSitting[] = []
    for (const sitting of firsts) if ((await standsOn(sitting.address)).has(what)) at.push(sitting)
    // A series with listed dates may have none left.
    if (at.length > 1 || (at.length === 0 && firsts.length === bySeries.length && firsts.length > 0))
      broken.push(`${what}, to be heard from ${from.toString()} on, stands on ${at.length} agendas`)
  }
  const known = new Map(asked.map((each) => [each.what, each.from]))
  for (const next of bySeries.flatMap(([first]) => first ?? []))
    for (const what of await standsOn(next.address)) {
      const from = known.get(what)
      if (from === undefined) broken.push(`${what} stands on an agenda, and nothing is left to hear`)
      else if (isBefore(next.on, from)) broken.push(`${what} stands on an agenda before its day`)
    }
  return broken
}

/** What the chair confirmed and isn't in the child's record. */
async function withoutEffect({ db }: World): Promise<readonly string[]> {
  const { rows } = await sql<{ childId: number; outcome: string }>`
    select o.child_id, o.outcome from panel_outcome o join agenda_item i on i.id = o.agenda_item_id
    join sitting s on s.id = i.sitting_id
    where i.state = 'confirmed' and o.outcome in ('start', 'issue', 'step-out-child-protection', 'step-out-child-in-need')
      and (o.took_effect_on is null
        or o.outcome = 'start' and not exists (
          select from episode where episode.child_id = o.child_id and decided_on = s.meets_on)
        or o.outcome like 'step-out-%' and not exists (
          select from episode where episode.child_id = o.child_id and ended_on is not null)
        or o.outcome = 'issue' and not exists (
          select from episode where episode.child_id = o.child_id and episode.outcome = 'initiate-proceedings')
          and not exists (select from proceedings_child p where p.child_id = o.child_id))`.execute(db)
  return rows.map(({ childId, outcome }) => `child ${childId}: ${outcome} was confirmed and isn’t in the record`)
}

/** Whatever a panel is asked for stands on one agenda until it has decided, on none before it is admitted, and what it decided and its chair confirmed is in the record. (PP-01, SET-06) */
export const askedOfPanels: Invariant = {
  says: 'what a panel is asked for stands on one agenda once it is admitted, and what it decided is in the record',
  watch: (world) => ({
    week: async () => [...(await misplaced(world)), ...(await withoutEffect(world))],
  }),
}
