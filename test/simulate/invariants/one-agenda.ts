import { sql } from 'kysely'
import { loadMeeting } from '#features/meetings/agenda/meeting-in-view.query.ts'
import { loadSittings } from '#records/sittings/sittings.ts'
import { freshLines } from '#records/tracker/clock-lines.ts'
import { lookingAs } from '#test/simulate/looking-as.ts'
import { isInSightOf } from '#test/simulate/in-sight.ts'
import type { World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

/** The coming weeks, and every day a list says a review is to be held: an agenda takes a while to build. */
async function daysThatCount({ db, today }: World): Promise<ReadonlySet<string>> {
  // As whoever opens a list brings its lines up to date first: on a day on which nobody did, none was there yet.
  await freshLines(db, today())
  const { rows } = await sql<{ on: Temporal.PlainDate }>`
    select midpoint_meets_on as "on" from clock_line where midpoint_meets_on is not null
    union select final_meets_on from clock_line where final_meets_on is not null`.execute(db)
  const soon = Array.from({ length: 15 }, (_, days) => today().add({ days }))
  return new Set([...soon, ...rows.map(({ on }) => on)].map((day) => day.toString()))
}

/** On how many agendas of meetings still to hold each child is to be taken. */
async function timesTaken(world: World): Promise<ReadonlyMap<number, readonly string[]>> {
  const { db, place, today } = world
  const looking = await lookingAs(world, place.people.courtQaManager, 'see-meeting')
  const taken = new Map<number, string[]>()
  if (looking === null) return taken
  const wanted = await daysThatCount(world)
  for (const sitting of await loadSittings(db, today(), today().add({ weeks: 18 }))) {
    if (sitting.state === 'cancelled' || sitting.state === 'held' || !wanted.has(sitting.on.toString())) continue
    const meeting = await loadMeeting(db, looking, sitting.address)
    const items = meeting?.agenda.items.filter(({ isDone }) => !isDone) ?? []
    // Until its meeting has ended, a review can still be recorded in an item that was taken without it, and the meeting says so.
    const leftOut = meeting?.leftOut.map(({ childId }) => childId) ?? []
    for (const childId of new Set([...items.flatMap(({ dueChildIds }) => dueChildIds), ...leftOut]))
      taken.set(childId, [...(taken.get(childId) ?? []), sitting.address])
  }
  return taken
}

/** The children with a review to hold whom the Court QA Manager may see, by the records alone. */
async function withReviewToHold({
  db,
  place,
  today,
}: World): Promise<readonly { readonly childId: number; readonly reviews: number }[]> {
  const { rows } = await sql<{ childId: number; reviews: number }>`
    select child_id, (case when exists (select from review r where r.episode_id = episode.id and r.kind = 'midpoint') then 1 else 2 end) as reviews
    from episode join child on child.id = child_id where ended_on is null and followed_until is null and ${isInSightOf(place.people.courtQaManager, 'child.family_id', today())}
    order by child_id`.execute(db)
  return rows
}

/**
 * The children of whom the next meetings of all series take court or private business, each once: a child whose business of a kind stands on
 * two agendas, or on that of a series that doesn't take it.
 */
async function takenTwice(world: World): Promise<readonly string[]> {
  const { db, place, today } = world
  const looking = await lookingAs(world, place.people.courtQaManager, 'see-meeting')
  if (looking === null) return []
  const at = new Map<string, Set<number>>()
  const broken: string[] = []
  const taking = await db.selectFrom('seriesBusiness').select(['seriesId', 'kind']).execute()
  const next = new Map<number, string>()
  for (const { seriesId, state, address } of await loadSittings(
    db,
    today().add({ days: 1 }),
    today().add({ weeks: 2 }),
  ))
    if (state !== 'cancelled' && state !== 'held' && !next.has(seriesId)) next.set(seriesId, address)
  for (const [seriesId, address] of next) {
    const meeting = await loadMeeting(db, looking, address)
    for (const { key, childIds, isDone } of meeting?.agenda.items ?? [])
      if (!isDone && /^(hearings|filings|private)-/.test(key)) {
        const kind = key.startsWith('private-') ? 'private' : 'court'
        if (!taking.some((each) => each.seriesId === seriesId && each.kind === kind))
          broken.push(`${key} is taken by a series that doesn’t take ${kind}`)
        for (const childId of childIds) {
          const about = `${key} of child ${childId}`
          at.set(about, (at.get(about) ?? new Set()).add(seriesId))
        }
      }
  }
  const twice = [...at].filter(([, series]) => series.size > 1)
  return [...broken, ...twice.map(([about, series]) => `${about} is taken by ${series.size} series`)]
}

/** Each open child’s review stands on the agenda of exactly one meeting to be held: no child falls between two, none is asked for twice; so does what is taken of a child at court. (PP-03, TM-03, SET-06) */
export const oneAgenda: Invariant = {
  says: 'each open child’s business is on exactly one agenda to be held',
  watch: (world) => {
    let calendarChanged = false
    return {
      sent: ({ action }) => {
        calendarChanged ||= action.startsWith('/settings/') || action.includes('/bring-forward/')
        return []
      },
      // On the evening of a meeting, when nothing more can be put on it, and at the end of a week in which the calendar changed.
      day: async () => {
        const { dayOfWeek } = world.today()
        if (dayOfWeek !== 1 && !(dayOfWeek === 5 && calendarChanged)) return []
        calendarChanged = false
        const taken = await timesTaken(world)
        const reviewed = (await withReviewToHold(world)).flatMap(({ childId, reviews }) => {
          const at = taken.get(childId) ?? []
          if (at.length === 0) return [`child ${childId} in pre-proceedings is on no agenda of a meeting to be held`]
          return at.length > reviews ? [`child ${childId} is to be taken at ${at.join(' and ')}`] : []
        })
        return [...reviewed, ...(await takenTwice(world))]
      },
    }
  },
}
