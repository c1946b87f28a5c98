import type { AttendanceRefusal } from '#features/meetings/item/refusal-words.ts'
import { change } from '#records/change/change.ts'
import { loadAttendance, type Presence, saveAttendance, type SeatAtMeeting } from '#records/meeting/attendance.ts'
import { hasDecisions } from '#records/pre-proceedings/reviews.ts'
import { type StoredSitting, saveSitting, writeDownSitting } from '#records/sittings/sittings.ts'
import { isAfter } from '#rules/calendar/plain-date.ts'
import { whoDecides } from '#rules/sittings/who-decides.ts'
import { allowed, refused } from '#rules/outcome.ts'
import type { Visit } from '#door/visit.ts'

/** Who came, by the seat's id. */
export type Came = ReadonlyMap<number, Presence>

/**
 * Records who came to a meeting and, from that, who decides at it: the chair, else the deputy as acting chair. Once decisions are
 * recorded as one of them's, that stands: it can't become another's by a change here. (TM-02, M2)
 */
export const recordAttendance = (visit: Visit, sitting: StoredSitting, came: Came, version: number) =>
  change<AttendanceRefusal | 'changed-by-someone-else'>(visit, async (tx) => {
    if (sitting.state === 'cancelled') return refused('meeting-cancelled')
    if (isAfter(sitting.on, visit.today)) return refused('meeting-not-yet-held')
    if (version !== Math.max(sitting.version, 1)) return refused('changed-by-someone-else')
    const id = await writeDownSitting(tx, sitting)
    const seats = await loadAttendance(tx, { ...sitting, id })
    const isPresent = (part: SeatAtMeeting['part']) =>
      seats.some((seat) => seat.part === part && (came.get(seat.seatId) ?? seat.present) === 'present')
    const chairedAs = whoDecides({ chair: isPresent('chair'), deputy: isPresent('deputy') })
    if (sitting.chairedAs !== null && chairedAs !== sitting.chairedAs && (await hasDecisions(tx, id)))
      return refused('decisions-recorded')
    for (const seat of seats) {
      const present = came.get(seat.seatId)
      if (seat.personId !== null && present !== undefined)
        await saveAttendance(tx, visit, id, { ...seat, personId: seat.personId }, present)
    }
    const deciding = seats.find(({ part }) => part === (chairedAs === 'chair' ? 'chair' : 'deputy'))
    const saved = await saveSitting(
      tx,
      visit,
      { ...sitting, id },
      {
        state: sitting.state === 'held' ? 'held' : 'open',
        chairId: chairedAs === null ? null : (deciding?.personId ?? null),
        chairedAs,
        ...(sitting.state === 'planned' ? { openedAt: visit.now } : {}),
      },
    )
    if (saved !== 'saved') return refused(saved)
    return allowed({ goTo: `/meetings/${sitting.address}`, children: [] })
  })
