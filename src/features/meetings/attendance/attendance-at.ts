import { among } from '#parts/forms/fields/choice-fields.ts'
import { bothTexts } from '#parts/forms/both-texts.ts'
import { noErrors } from '#parts/forms/form-errors.ts'
import { type Answer, conflict, notFound, page, redirect, refusal } from '#door/answers.ts'
import type { Presence, SeatAtMeeting } from '#records/meeting/attendance.ts'
import { lastChange } from '#records/keeping/last-change.ts'
import { versionIn } from '#door/form/form-at.ts'
import type { Visit } from '#door/visit.ts'
import { findMeeting, type Meeting } from '#features/meetings/agenda/meeting-in-view.query.ts'
import { recordAttendance, type Came } from './record-attendance.ts'
import { attendancePage, presenceNames, seatField } from './record-attendance.page.ts'
import { refusedNotice, sayRefusal } from '#features/meetings/item/refusal-words.ts'

const presences = ['present', 'apologies', 'absent'] as const satisfies Presence[]

/** Who came, as kept, to change. */
export async function showAttendance(visit: Visit): Promise<Answer> {
  const meeting = await findMeeting(visit.db, visit.looking, visit.params['date'] ?? '')
  if (meeting === null) return notFound()
  const chosen = ({ present }: SeatAtMeeting) => present ?? ''
  return page(attendancePage({ meeting, hidden: visit.hidden, errors: noErrors, notice: null, chosen }))
}

/** Saves who came, or shows the form again with everything chosen in it and why not. */
export async function saveAttendanceForm(visit: Visit): Promise<Answer> {
  const meeting = await findMeeting(visit.db, visit.looking, visit.params['date'] ?? '')
  if (meeting === null) return notFound()
  const saved = await recordAttendance(visit, meeting.sitting, cameOf(visit, meeting), versionIn(visit))
  if (saved.ok) return redirect(saved.value.goTo)
  const again = { meeting, hidden: visit.hidden, errors: noErrors }
  const chosen = (seat: SeatAtMeeting) => visit.form.text(seatField(seat))
  if (saved.because !== 'changed-by-someone-else')
    return refusal(
      attendancePage({ ...again, notice: refusedNotice(sayRefusal(saved.because, visit.labels)), chosen }),
      saved.because,
    )
  const last = await lastChange(visit.db, 'sitting', meeting.sitting.id ?? 0)
  const inWords = (text: string) => {
    const presence = among(presences, text)
    return presence === null ? '' : presenceNames[presence]
  }
  const notice = bothTexts({
    who: last?.who ?? 'Somebody else',
    at: last?.at ?? visit.now,
    fields: meeting.seats.map((seat) => ({
      label: seat.name ?? seat.label,
      theirs: inWords(seat.present ?? ''),
      yours: inWords(chosen(seat)),
    })),
  })
  return conflict(attendancePage({ ...again, notice, chosen }))
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
