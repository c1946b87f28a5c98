import type { Db } from '#records/keeping/db.ts'
import { onNobodysBehalf } from '#records/keeping/facts.ts'
import { asTheRoom } from '#records/meeting/as-the-room.ts'
import { loadSittings } from '#records/sittings/sittings.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { TakenAt } from '#rules/meeting/taken-at.ts'
import { loadMeeting } from './meeting-in-view.query.ts'

/** How many days before a meeting its times are told: until then its agenda still moves. */
const toldAhead = { days: 4 }

/** In milliseconds: the most that a change is told late which was saved while an earlier one was already told, or into no history. */
const toldAgainAfter = 30_000

type Told = {
  readonly today: PlainDate
  readonly lastChange: number | null
  readonly at: number
  readonly times: Promise<readonly TakenAt[]>
}

/** What people write most and no agenda's time follows from. */
const movesNoTime = ['action', 'document', 'adult', 'filing', 'overview', 'item-paper', 'paper']

const told = new WeakMap<Db, Told>()

/**
 * When the coming meetings take which children, by the minutes of their whole agenda. Whoever is told a time is told it of children within
 * their own reach alone; a restricted family has none. A whole agenda takes longer than all else on My work, so what was worked out for one
 * is told to others until something changes. (TM-02, TM-03)
 */
export async function whenTaken(ofRequest: Db, today: PlainDate): Promise<readonly TakenAt[]> {
  const lastChange = await lastThatMayMove(ofRequest)
  const db = onNobodysBehalf(ofRequest)
  const before = told.get(db)
  const isStillSo = before?.lastChange === lastChange && performance.now() - before.at < toldAgainAfter
  if (isStillSo && before.today.equals(today)) return before.times
  const times = workOutTimes(db, today)
  told.set(db, { today, lastChange, at: performance.now(), times })
  times.catch(() => told.delete(db))
  return times
}

async function lastThatMayMove(db: Db): Promise<number | null> {
  const last = await db
    .selectFrom('changeHistory')
    .select('id')
    .where('recordKind', 'not in', movesNoTime)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.id ?? null
}

async function workOutTimes(db: Db, today: PlainDate): Promise<readonly TakenAt[]> {
  const sittings = await loadSittings(db, today, today.add(toldAhead))
  // What is read and answered in writing wants nobody at a time.
  const toHold = sittings.filter(({ state, onPapers }) => (state === 'planned' || state === 'open') && !onPapers)
  const meetings = await Promise.all(toHold.map(({ address }) => loadMeeting(db, asTheRoom(today), address)))
  return meetings.flatMap((meeting) =>
    meeting === null
      ? []
      : meeting.agenda.items.flatMap(({ startsAt, minutes, isDone, childIds, brings, reason }) =>
          startsAt === null || minutes === 0 || isDone
            ? []
            : {
                on: meeting.sitting.on,
                meeting: meeting.sitting.address,
                apart: meeting.sitting.apart,
                from: startsAt,
                to: startsAt.add({ minutes }),
                childIds,
                brings,
                reason,
              },
        ),
  )
}
