import { sql } from 'kysely'
import { loadAttendance } from '#records/meeting/attendance.ts'
import { findSitting } from '#records/sittings/sittings.ts'
import type { World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

/** The meetings of days gone that have ended, by their addresses as they are on their days. */
async function endedMeetings({
  db,
  today,
}: World): Promise<readonly { readonly id: number; readonly address: string }[]> {
  const { rows } = await sql<{ id: number; address: string }>`
    select id, meets_on::text || case when series_id = (select min(id) from meeting_series) then '' else '.' || series_id end as address
    from sitting where state = 'held' and meets_on < ${today()} order by id`.execute(db)
  return rows
}

/** Each seat of an ended meeting with its name, its part and whether somebody was recorded for it. */
async function seatsOf({ db }: World, address: string): Promise<readonly string[]> {
  const sitting = await findSitting(db, address)
  if (sitting === null) return []
  return (await loadAttendance(db, sitting)).map(
    ({ seatId, label, part, personId, present }) =>
      `${seatId} ${label}, ${part}${present === null ? '' : `, person ${personId ?? 0}`}`,
  )
}

/** Whether everything that was said of a seat is said still: somebody can be recorded for it afterwards. */
const stays = (before: string, now: readonly string[]): boolean =>
  now.some((seat) => seat === before || seat.startsWith(`${before}, person `))

/** A series has one seat that is the chair's. */
async function chairsMissing({ db }: World): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; chairs: number }>`
    select name, (select count(*)::integer from core_seat where series_id = meeting_series.id and part = 'chair' and last_on is null) as chairs
    from meeting_series order by id`.execute(db)
  return rows.flatMap(({ name, chairs }) => (chairs === 1 ? [] : [`${name} has ${chairs} seats of a chair`]))
}

/** A meeting that has ended keeps its seats, under their names, with their parts and who came; and each series its one chair. (TM-02, SET-06) */
export const seatsOfTheDayStay: Invariant = {
  says: 'an ended meeting keeps its seats and who came, and each series has one chair’s seat',
  watch: (world) => {
    const seats = new Map<number, readonly string[]>()
    return {
      day: async () => {
        const broken = [...(await chairsMissing(world))]
        for (const { id, address } of await endedMeetings(world)) {
          const now = await seatsOf(world, address)
          const before = seats.get(id) ?? now
          seats.set(id, now)
          const gone = before.filter((seat) => !stays(seat, now))
          if (gone.length > 0 || now.length !== before.length)
            broken.push(`the meeting ${address} had ${before.join('; ')} and has ${now.join('; ')}`)
        }
        return broken
      },
    }
  },
}
