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
import { attendancePage, expectedPage, presenceNames, seatField, seatsAsked } from './record-attendance.page.ts'
import { refusedNotice, sayRefusal, type AttendanceRefusal } from '#features/meetings/item/refusal-words.ts'
import type { Tx } from '#records/keeping/db.ts'
import { change } from '#records/change/change.ts'
import { hasDecisions, hasReviews } from '#records/pre-proceedings/reviews.ts'
import { holdSitting, type StoredSitting, saveSitting, writeDownSitting } from '#records/sittings/sittings.ts'
import { type Labels, labelsAt } from '#rules/words/labels.ts'
import { isAfter } from '#rules/calendar/plain-date.ts'
import { type DecidedAs, lacksLegalAdviser, whoDecides } from '#rules/sittings/who-decides.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'

const presences = ['present', 'apologies', 'absent'] as const satisfies Presence[]

const labelsIn = ({ labels }: Visit, { sitting }: Pick<Meeting, 'sitting'>): Labels =>
  labelsAt(labels, sitting.seriesId)

/** Who came, as kept, to change. */
export async function showAttendance(visit: Visit): Promise<Answer> {
  const meeting = await findMeeting(visit.db, visit.looking, visit.params['date'] ?? '')
  if (meeting === null) return notFound()
  const notNow = whyNotNow(meeting.sitting, visit.today)
  if (notNow !== null)
    return page(expectedPage({ meeting, labels: labelsIn(visit, meeting) }, sayRefusal(notNow, visit.labels)))
  const { draft, typed } = draftIn(visit)
  const chosen = (seat: SeatAtMeeting) => typed?.text(seatField(seat)) ?? seat.present ?? ''
  const version = typed === null ? versionNow(meeting.sitting) : versionIn({ form: typed })
  // A draft keeps which seats it was typed over, to be told when it is saved that they are others now.
  const asked = typed?.text('asked') ?? seatsAsked(meeting)
  const empty = { hidden: visit.hidden, errors: noErrors, notice: null }
  return page(attendancePage({ meeting, labels: labelsIn(visit, meeting), asked, ...empty, draft, version, chosen }))
}

/** A meeting is recorded from its own day on, and not once it is cancelled. */
function whyNotNow({ state, on }: StoredSitting, today: Temporal.PlainDate) {
  if (state === 'cancelled') return 'meeting-cancelled'
  return isAfter(on, today) ? 'meeting-not-yet-held' : null
}

/** A meeting nobody has written down yet counts as its first version. */
const versionNow = ({ version }: StoredSitting): number => Math.max(version, 1)

/** Saves who came, or shows the form again with everything chosen in it and why not. */
export async function recordAttendance(visit: Visit): Promise<Answer> {
  const meeting = await findMeeting(visit.db, visit.looking, visit.params['date'] ?? '')
  if (meeting === null) return notFound()
  const version = versionNow(meeting.sitting)
  const asked = seatsAsked(meeting)
  const labels = labelsIn(visit, meeting)
  const again = { meeting, labels, asked, hidden: visit.hidden, errors: noErrors, draft: draftAgain(visit), version }
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
  // Whoever was marked by the button for the rest is marked in the form that comes back.
  const meant = (seat: SeatAtMeeting) => came.get(seat.seatId) ?? chosen(seat)
  if (visit.form.text('asked') !== asked && versionIn(visit) === version)
    return conflict(attendancePage({ ...again, notice: refusedNotice(seatsChanged), chosen: meant }))
  const saved = await keepWhoCame(visit, meeting.sitting, came, versionIn(visit))
  if (saved.ok) return redirect(saved.value.goTo)
  if (saved.because !== 'changed-by-someone-else')
    return refusal(
      attendancePage({ ...again, notice: refusedNotice(sayRefusal(saved.because, visit.labels)), chosen }),
      saved.because,
    )
  const now = (await findMeeting(visit.db, visit.looking, visit.params['date'] ?? '')) ?? meeting
  const notice = await bothSayWhoCame(visit, now, meant)
  const anew = { ...again, meeting: now, asked: seatsAsked(now), version: versionNow(now.sitting) }
  return conflict(attendancePage({ ...anew, notice, chosen: meant }))
}

async function bothSayWhoCame(visit: Visit, { sitting, seats }: Meeting, meant: (seat: SeatAtMeeting) => string) {
  const inWords = (text: string) => {
    const presence = among(presences, text)
    return presence === null ? '' : presenceNames[presence]
  }
  return bothTexts({
    ...(await lastSave(visit, 'sitting', sitting.id ?? 0)),
    fields: seats.map((seat) => ({
      label: seat.name ?? seat.label,
      theirs: inWords(seat.present ?? ''),
      yours: inWords(meant(seat)),
    })),
  })
}

const seatsChanged =
  'The seats of this meeting, or who holds them, have changed since you opened this page. What you chose stands in it still: look who is asked about now, then save.'

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
    const notNow = whyNotNow(sitting, visit.today)
    if (notNow !== null) return refused(notNow)
    if (version !== versionNow(sitting)) return refused('changed-by-someone-else')
    const id = await writeDownSitting(tx, sitting, visit.today)
    const stands = await holdSitting(tx, id, sitting)
    if (stands !== 'as-read') return refused(stands === 'cancelled' ? 'meeting-cancelled' : 'changed-by-someone-else')
    const seats = await loadAttendance(tx, { ...sitting, id })
    const deciding = decidingOf(sitting, seats, came)
    const stays = await staysDecided(tx, { ...sitting, id }, seats, deciding)
    if (!stays.ok) return stays
    for (const seat of seats) {
      const present = came.get(seat.seatId)
      if (seat.personId !== null && present !== undefined)
        await saveAttendance(tx, visit, id, { ...seat, personId: seat.personId }, present)
    }
    const saved = await saveSitting(
      tx,
      visit,
      { ...sitting, id },
      {
        state: sitting.state === 'held' ? 'held' : 'open',
        chairId: deciding.chairId,
        chairedAs: deciding.chairedAs,
        ...(sitting.state === 'planned' ? { openedAt: visit.now } : {}),
      },
    )
    if (saved !== 'saved') return refused(saved)
    await carryIssuesOver(tx, visit)
    return allowed({ goTo: `/meetings/${sitting.address}`, children: [] })
  })

/** Who decides once these have come, and whether a legal adviser lacks whom the meeting decides with. */
type Deciding = {
  readonly chairedAs: DecidedAs | null
  readonly chairId: number | null
  readonly lacksLegalAdviser: boolean
}

function decidingOf(sitting: StoredSitting, seats: readonly SeatAtMeeting[], came: Came): Deciding {
  const now = seats.map((seat) => ({ ...seat, present: came.get(seat.seatId) ?? seat.present }))
  const presentAs = (part: SeatAtMeeting['part']) =>
    now.filter((seat) => seat.part === part && seat.present === 'present')
  const [chairs, deputies] = [presentAs('chair'), presentAs('deputy')]
  const chairedAs = whoDecides({ chair: chairs.length > 0, deputy: deputies.length > 0 })
  const able = chairedAs === 'chair' ? chairs : deputies
  // Of several deputies whoever acted first goes on.
  const deciding = able.find(({ personId }) => personId === sitting.chairId) ?? able[0]
  return {
    chairedAs,
    chairId: deciding?.personId ?? null,
    lacksLegalAdviser: lacksLegalAdviser(sitting.needsLegalAdviser, now),
  }
}

/** What is decided already stays whose decision it was, and made with a legal adviser where that is needed. */
async function staysDecided(
  tx: Tx,
  sitting: StoredSitting & { readonly id: number },
  seats: readonly SeatAtMeeting[],
  to: Deciding,
): Promise<Outcome<null, AttendanceRefusal>> {
  const { id, chairedAs, chairId, needsLegalAdviser } = sitting
  const isOther = to.chairedAs !== chairedAs || (chairId !== null && to.chairId !== chairId)
  if (chairedAs !== null && isOther && (await hasDecisions(tx, id))) return refused('decisions-recorded')
  const loses = to.lacksLegalAdviser && !lacksLegalAdviser(needsLegalAdviser, seats)
  return loses && (await hasReviews(tx, id)) ? refused('decided-with-adviser') : allowed(null)
}
