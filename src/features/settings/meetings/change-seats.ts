import { nameFor } from '#rules/words/name-for.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { versionIn } from '#door/form/form-at.ts'
import {
  mistaken,
  openForm,
  openFormAgain,
  type Problem,
  savedMeanwhile,
  unlessMeanwhile,
} from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { addSeat, endSeat, giveParts, loadSeat, loadSeats, type StoredSeat } from '#records/meeting/core-seats.ts'
import type { Tx } from '#records/keeping/db.ts'
import { spellsAsActingDirector } from '#records/people/covers.ts'
import { loadSeries, type StoredSeries } from '#records/sittings/meeting-series.ts'
import { saveNeed } from '#records/sittings/need-of-series.ts'
import { hasBegunOn } from '#records/sittings/has-begun.ts'
import { latest } from '#rules/calendar/plain-date.ts'
import { decidePart, decideRemoval, isSeatStill, partsBeside, type PartsGiven } from '#rules/meeting/core-seats.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { maySitAs } from '#rules/people/appoint-cover.ts'
import { asOpened, goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import { actsAsDirector, backToMeeting, isNameOfAnother, nameTaken, seatIn } from './keep-seat.ts'
import { addedSeatForm, chairsSeat, decidingForm, partForm, removalForm } from './change-seats.form.ts'
import { addSeatPage, decidingPage, partPage, removalPage } from './change-seats.page.ts'
import { seriesIn } from './keep-series.ts'

export async function showAddSeat(visit: Visit): Promise<Answer> {
  const series = await seriesIn(visit)
  if (series === null) return notFound()
  const asked = addedSeatForm(await loadSeats(visit.db, series.id))
  const state = openForm(visit, asked, { part: 'member' })
  return page(addSeatPage(series, { state, fields: asked.controls(state) }))
}

/** Adds a seat to a series, then asks who takes it. Where it is the chair's, who was the chair becomes a member. (SET-06, TM-02) */
export async function addASeat(visit: Visit): Promise<Answer> {
  const series = await seriesIn(visit)
  if (series === null) return notFound()
  const asked = addedSeatForm(await loadSeats(visit.db, series.id))
  return saveSettings(visit, {
    read: asked.read(visit.form),
    saw: [],
    save: async (tx, seat) => {
      const seats = await loadSeats(tx, series.id)
      if (isNameOfAnother(seats, seat.label, visit.today)) return mistaken(nameTaken(seat.label))
      const saved = await giveParts(tx, visit, seats, partsBeside(seats, seat.part))
      const id = await addSeat(tx, visit, series.id, seat)
      return unlessMeanwhile(saved, goOn(`/settings/seats/${id}`))
    },
    show: async (problem) => {
      const state = await openFormAgain(visit, asked, problem)
      return addSeatPage(series, { state, fields: asked.controls(state) })
    },
  })
}

export async function showPart(visit: Visit): Promise<Answer> {
  const seat = await seatIn(visit)
  if (seat === null || !isSeatStill(seat, visit.today)) return notFound()
  const asked = partForm(seat, await loadSeats(visit.db, seat.seriesId))
  const state = openForm(visit, asked, seat, seat.version)
  return page(partPage(seat, { state, fields: asked.controls(state) }))
}

/** Gives a seat another part from now on; the chair's is given on to another seat and never only given up. (SET-06, TM-02) */
export async function changePart(visit: Visit): Promise<Answer> {
  const seat = await seatIn(visit)
  if (seat === null) return notFound()
  return saveSettings(visit, {
    read: partForm(seat, await loadSeats(visit.db, seat.seriesId)).read(visit.form),
    saw: [],
    save: async (tx, { part }) => {
      const seats = await loadSeats(tx, seat.seriesId)
      const now = seats.find(({ id }) => id === seat.id) ?? seat
      if (now.version !== versionIn(visit)) return savedMeanwhile
      if (!isSeatStill(now, visit.today)) return mistaken({ part: seatHasGone })
      const decided = decidePart(seats, now, part)
      if (!decided.ok) return mistaken({ part: partRefusals[decided.because](seats) })
      const mayAll = await maySit(tx, visit, seats, decided.value)
      if (!mayAll.ok) return mayAll
      return unlessMeanwhile(await giveParts(tx, visit, seats, decided.value), backToMeeting(seat))
    },
    show: (problem) => showPartAgain(visit, seat, problem),
  })
}

const seatHasGone = 'This seat isn’t one of the meeting’s any more. Add a seat instead'

const partRefusals = {
  'a-meeting-has-a-chair': (seats: readonly StoredSeat[]) =>
    `A meeting has one ${nameFor('role.chair', 'short')}, and ${chairsSeat(seats)?.label ?? 'this'} is that seat. Give another seat the part of ${nameFor('role.chair', 'short')} instead: this one then takes its part`,
  'seat-is-removed': () =>
    `This seat is to go, so it can’t be the ${nameFor('role.chair', 'short')}’s. Keep it first, or choose another`,
}

/** Who acts as Divisional Director can't become chair or deputy by a part any more than by a seat. (SET-01) */
async function maySit(
  tx: Tx,
  { labels, today }: Visit,
  seats: readonly StoredSeat[],
  given: PartsGiven,
): Promise<Outcome<null, Problem>> {
  for (const { id, holdings } of seats) {
    const part = given.get(id)
    for (const { personId, startsOn, endsOn } of part === undefined ? [] : holdings) {
      if (part === undefined || (endsOn !== null && Temporal.PlainDate.compare(endsOn, today) < 0)) continue
      const acting = await spellsAsActingDirector(tx, personId)
      if (!maySitAs(part, { startsOn: latest(startsOn, today), endsOn }, acting)) return actsAsDirector(labels)
    }
  }
  return allowed(null)
}

async function showPartAgain(visit: Visit, before: StoredSeat, problem: Problem) {
  const seats = await loadSeats(visit.db, before.seriesId)
  const now = seats.find(({ id }) => id === before.id) ?? before
  const asked = partForm(now, seats)
  const state = await openFormAgain(visit, asked, problem, { kind: 'core-seat', ...now, values: now })
  return partPage(now, { state, fields: asked.controls(state) })
}

const asRemoved = ({ lastOn }: StoredSeat) => ({ from: lastOn === null ? null : lastOn.add({ days: 1 }) })

export async function showRemoval(visit: Visit): Promise<Answer> {
  const seat = await seatIn(visit)
  if (seat === null || !isSeatStill(seat, visit.today)) return notFound()
  const state = openForm(visit, removalForm, asRemoved(seat), seat.version)
  return page(removalPage(seat, { state, fields: removalForm.controls(state) }))
}

/** Removes a seat from a day on, or keeps one that was to go. (SET-06, TM-02) */
export async function removeSeat(visit: Visit): Promise<Answer> {
  const seat = await seatIn(visit)
  if (seat === null) return notFound()
  return saveSettings(visit, {
    read: removalForm.read(visit.form),
    saw: [],
    save: async (tx, { from }) => {
      const seats = await loadSeats(tx, seat.seriesId)
      const now = seats.find(({ id }) => id === seat.id) ?? seat
      if (now.version !== versionIn(visit)) return savedMeanwhile
      if (!isSeatStill(now, visit.today)) return mistaken({ from: seatHasGone })
      if (from === null && now.lastOn === null) return mistaken({ from: 'Enter the first day without the seat' })
      if (from === null) return unlessMeanwhile(await endSeat(tx, visit, now, null), backToMeeting(seat))
      const hasBegunToday = await hasBegunOn(tx, seat.seriesId, visit.today)
      const decided = decideRemoval(seats, now, from, { today: visit.today, hasBegunToday })
      if (!decided.ok) return mistaken({ from: removalRefusals[decided.because] })
      return unlessMeanwhile(await endSeat(tx, visit, now, decided.value), backToMeeting(seat))
    },
    show: (problem) => showRemovalAgain(visit, seat, problem),
  })
}

const removalRefusals = {
  'a-meeting-has-a-chair': `A meeting has one ${nameFor('role.chair', 'short')}, and this is that seat. Give another seat the part of ${nameFor('role.chair', 'short')} first; then this one can go`,
  'day-has-gone': 'Enter today or a later day: meetings of the past keep their seats',
  'meeting-has-begun': 'Today’s meeting has begun with this seat. Enter tomorrow or a later day',
}

async function showRemovalAgain(visit: Visit, before: StoredSeat, problem: Problem) {
  const now = (await loadSeat(visit.db, before.id)) ?? before
  const kept = { kind: 'core-seat', ...now, values: asRemoved(now) }
  const state = await openFormAgain(visit, removalForm, problem, kept)
  return removalPage(now, { state, fields: removalForm.controls(state) })
}

export async function showDeciding(visit: Visit): Promise<Answer> {
  const series = await seriesIn(visit)
  if (series === null) return notFound()
  const state = openForm(visit, decidingForm, series, series.version)
  return page(decidingPage(series, { state, fields: decidingForm.controls(state) }))
}

/** Says whether a meeting's decisions need a legal adviser present as well. (M2, SET-06) */
export async function changeDeciding(visit: Visit): Promise<Answer> {
  const series = await seriesIn(visit)
  if (series === null) return notFound()
  return saveSettings(visit, {
    read: decidingForm.read(visit.form),
    saw: [],
    save: async (tx, { needsLegalAdviser }) =>
      unlessMeanwhile(
        await saveNeed(tx, visit, asOpened(visit, series), needsLegalAdviser),
        goOn(`/settings/meetings/${series.id}`),
      ),
    show: (problem) => showDecidingAgain(visit, series, problem),
  })
}

async function showDecidingAgain(visit: Visit, before: StoredSeries, problem: Problem) {
  const now = (await loadSeries(visit.db, before.id)) ?? before
  const kept = { kind: 'meeting-series', ...now, values: now }
  const state = await openFormAgain(visit, decidingForm, problem, kept)
  return decidingPage(now, { state, fields: decidingForm.controls(state) })
}
