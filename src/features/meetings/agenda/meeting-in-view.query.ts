import { type KeptItem, loadAgendaItems } from '#records/meeting/agenda-items.ts'
import { loadAttendance, type SeatAtMeeting } from '#records/meeting/attendance.ts'
import type { Db } from '#records/keeping/db.ts'
import { findSitting, sittingBefore, sittingsAfter, type StoredSitting } from '#records/sittings/sittings.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { type Agenda, agendaOf, proposeAgenda } from '#rules/meeting/agenda.ts'
import type { AgendaItem } from '#rules/meeting/agenda-items.ts'
import { agendaSetting } from '#records/settings/settings.ts'
import { isAfter, isBefore } from '#rules/calendar/plain-date.ts'
import { loadForAgenda } from './agenda.query.ts'

/** One page whose state moves on: before the meeting, on its day, afterwards; or it isn't held. */
export type MeetingPhase = 'before' | 'live' | 'after' | 'cancelled'

/** A meeting as one person sees it: without what they may not see, anywhere, and uncounted. */
export type MeetingInView = {
  readonly sitting: StoredSitting
  readonly phase: MeetingPhase
  readonly seats: readonly SeatAtMeeting[]
  readonly kept: readonly KeptItem[]
  readonly proposed: readonly AgendaItem[]
  readonly agenda: Agenda
  readonly nextOn: Temporal.PlainDate | null
}

/** The meeting at this address with its agenda; null when there is none. */
export async function loadMeeting(db: Db, looking: Looking, address: string): Promise<MeetingInView | null> {
  const sitting = await findSitting(db, address)
  return sitting === null ? null : viewOf(db, looking, sitting)
}

async function viewOf(db: Db, looking: Looking, sitting: StoredSitting): Promise<MeetingInView> {
  const [{ value: settings }, later, before, seats, kept] = await Promise.all([
    agendaSetting.load(db),
    sittingsAfter(db, sitting),
    sittingBefore(db, sitting),
    loadAttendance(db, sitting),
    sitting.id === null ? [] : loadAgendaItems(db, looking, [sitting.id]),
  ])
  const nextOn = later[0] ?? null
  const lastOn = before ?? sitting.on.subtract({ weeks: 1 })
  const proposed = isStillProposed(sitting, nextOn, looking.today)
    ? proposeAgenda(await loadForAgenda({ db, looking, sitting, lastOn, settings }), sitting.on, later, settings)
    : []
  const opened = kept.map((item) => ({ ...item, dueChildIds: [], isDone: item.state !== 'open' }))
  return {
    sitting,
    phase: phaseOf(sitting, looking.today),
    seats,
    kept,
    proposed,
    nextOn,
    agenda: agendaOf(proposed, opened, sitting),
  }
}

/** Once the meeting has ended, or the next one has come, what it didn't reach is the next one's. */
function isStillProposed(
  sitting: StoredSitting,
  nextOn: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): boolean {
  if (sitting.state === 'held' || sitting.state === 'cancelled') return false
  return nextOn === null || isBefore(today, nextOn)
}

function phaseOf({ state, on }: StoredSitting, today: Temporal.PlainDate): MeetingPhase {
  if (state === 'cancelled') return 'cancelled'
  if (isAfter(on, today)) return 'before'
  return state === 'held' || isBefore(on, today) ? 'after' : 'live'
}
