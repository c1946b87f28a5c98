import { among } from '#parts/forms/fields/choice-fields.ts'
import { bothTexts } from '#parts/forms/both-texts.ts'
import { noErrors } from '#parts/forms/form-errors.ts'
import { type Answer, conflict, mistakes, notFound, page, redirect, refusal } from '#door/answers.ts'
import { type Presence, type SeatAtMeeting, loadAttendance, saveAttendance } from '#records/meeting/attendance.ts'
import { carryIssuesOver } from '#records/meeting/carry-issues.ts'
import { lastSave } from '#records/keeping/last-change.ts'
import { versionIn } from '#door/form/form-at.ts'
import { draftAgain, draftIn } from '#door/form/draft-of-form.ts'
import type { Visit } from '#door/visit.ts'
import { findMeeting, type Meeting } from '#features/meetings/agenda/meeting-in-view.query.ts'
import { attendancePage, presenceNames, seatField } from './record-attendance.page.ts'
import { refusedNotice, sayRefusal, type AttendanceRefusal } from '#features/meetings/item/refusal-words.ts'
import { change } from '#records/change/change.ts'
import { hasDecisions } from '#records/pre-proceedings/reviews.ts'
import { holdSitting, type StoredSitting, saveSitting, writeDownSitting } from '#records/sittings/sittings.ts'
import { isAfter } from '#rules/calendar/plain-date.ts'
import { whoDecides } from '#rules/sittings/who-decides.ts'
import { allowed, refused } from '#rules/outcome.ts'

const presences = ['present', 'apologies', 'absent'] as const satisfies Presence[]

/** Who came, as kept, to change. */
export async function showAttendance(visit: Visit): Promise<Answer> {
  const meeting = await findMeeting(visit.db, visit.looking, visit.params['date'] ?? '')
  if (meeting === null) return notFound()
  const { draft, typed } = draftIn(visit)
  const chosen = (seat: SeatAtMeeting) => typed?.text(seatField(seat)) ?? seat.present ?? ''
  const version = typed === null ? versionNow(meeting.sitting) : versionIn({ form: typed })
  return page(attendancePage({ meeting, hidden: visit.hidden, errors: noErrors, notice: null, draft, version, chosen }))
}

/** A meeting nobody has written down yet counts as its first version. */
const versionNow = ({ version }: StoredSitting): number => Math.max(version, 1)

/** Saves who came, or shows the form again with everything chosen in it and why not. */
export async function recordAttendance(visit: Visit): Promise<Answer> {
  const meeting = await findMeeting(visit.db, visit.looking, visit.params['date'] ?? '')
  if (meeting === null) return notFound()
  const version = versionNow(meeting.sitting)
  const again = { meeting, hidden: visit.hidden, errors: noErrors, draft: draftAgain(visit), version }
  const chosen = (seat: SeatAtMeeting) => visit.form.text(seatField(seat))
  const came = cameOf(visit, meeting)
  const first = meeting.seats.find(({ personId }) => personId !== null)
  // Nothing chosen would open the meeting and say that it is saved, of nobody.
  if (came.size === 0 && first !== undefined) {
    const errors = {
      [seatField(first)]:
        `${first.name ?? first.label}: choose present, apologies or absent, of them or of somebody else`,
    }
    return mistakes(attendancePage({ ...again, errors, notice: null, chosen }))
  }
  const saved = await keepWhoCame(visit, meeting.sitting, came, versionIn(visit))
  if (saved.ok) return redirect(saved.value.goTo)
  if (saved.because !== 'changed-by-someone-else')
    return refusal(
      attendancePage({ ...again, notice: refusedNotice(sayRefusal(saved.because, visit.labels)), chosen }),
      saved.because,
    )
  const inWords = (text: string) => {
    const presence = among(presences, text)
    return presence === null ? '' : presenceNames[presence]
  }
  const now = (await findMeeting(visit.db, visit.looking, visit.params['date'] ?? '')) ?? meeting
  // Whoever was marked by the button for the rest is marked in the form that comes back.
  const meant = (seat: SeatAtMeeting) => came.get(seat.seatId) ?? chosen(seat)
  const notice = bothTexts({
    ...(await lastSave(visit, 'sitting', now.sitting.id ?? 0)),
    fields: now.seats.map((seat) => ({
      label: seat.name ?? seat.label,
      theirs: inWords(seat.present ?? ''),
      yours: inWords(meant(seat)),
    })),
  })
  return conflict(attendancePage({ ...again, meeting: now, version: versionNow(now.sitting), notice, chosen: meant }))
}

function cameOf(visit: Visit, { seats }: Meeting): Came {
  const rest = visit.form.text('rest')
  return new Map(
    seats.flatMap((seat) => {
      const said = among(presences, visit.form.text(seatField(seat)) || rest)
      return seat.personId !== null && said !== null ? [[seat.seatId, said] as const] : []
    }),
  )
}

/** Who came, by the seat's id. */
type Came = ReadonlyMap<number, Presence>

/**
 * Records who came to a meeting and, from that, who decides at it: the chair, else the deputy as acting chair. Once decisions are
 * recorded as one of them's, that stands: it can't become another's by a change here. (TM-02, M2)
 */
const keepWhoCame = (visit: Visit, sitting: StoredSitting, came: Came, version: number) =>
  change<AttendanceRefusal | 'changed-by-someone-else'>(visit, async (tx) => {
    if (sitting.state === 'cancelled') return refused('meeting-cancelled')
    if (isAfter(sitting.on, visit.today)) return refused('meeting-not-yet-held')
    if (version !== versionNow(sitting)) return refused('changed-by-someone-else')
    const id = await writeDownSitting(tx, sitting, visit.today)
    const stands = await holdSitting(tx, id, sitting)
    if (stands !== 'as-read') return refused(stands === 'cancelled' ? 'meeting-cancelled' : 'changed-by-someone-else')
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
    await carryIssuesOver(tx, visit)
    return allowed({ goTo: `/meetings/${sitting.address}`, children: [] })
  })
