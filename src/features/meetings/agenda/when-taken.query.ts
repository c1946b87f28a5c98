import { asTheRoom } from '#records/meeting/as-the-room.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadSittings } from '#records/sittings/sittings.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { loadMeeting } from './meeting-in-view.query.ts'

/** When a meeting takes what concerns some children. */
export type TakenAt = {
  readonly on: PlainDate
  /** The meeting's address: two series can meet on one day. */
  readonly meeting: string
  readonly from: Temporal.PlainTime
  readonly to: Temporal.PlainTime
  readonly childIds: readonly number[]
  /** 'final, overdue by 7 days'. */
  readonly reason: string
}

/** How many days before a meeting its times are told: until then its agenda still moves. */
const toldAhead = { days: 4 }

/**
 * When the coming meetings take which children, by the minutes of their whole agenda. Whoever is told a time is told it of children within
 * their own reach alone; a restricted family has none. (TM-02, TM-03)
 */
export async function whenTaken(db: Db, today: PlainDate): Promise<readonly TakenAt[]> {
  const sittings = await loadSittings(db, today, today.add(toldAhead))
  const toHold = sittings.filter(({ state }) => state === 'planned' || state === 'open')
  const meetings = await Promise.all(toHold.map(({ address }) => loadMeeting(db, asTheRoom(today), address)))
  return meetings.flatMap((meeting) =>
    meeting === null
      ? []
      : meeting.agenda.items
          .filter(({ minutes, isDone }) => minutes > 0 && !isDone)
          .map(({ startsAt, minutes, childIds, reason }) => ({
            on: meeting.sitting.on,
            meeting: meeting.sitting.address,
            from: startsAt,
            to: startsAt.add({ minutes }),
            childIds,
            reason,
          })),
  )
}
