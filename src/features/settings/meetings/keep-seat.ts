import { type Answer, notFound, page } from '#door/answers.ts'
import { changeHolder, loadSeat, loadSeats, saveSeatLabel, type StoredSeat } from '#records/meeting/core-seats.ts'
import { spellsAsActingDirector } from '#records/people/covers.ts'
import { peopleToChoose } from '#records/people/people-to-choose.ts'
import { decideHolderChange, isSeatStill } from '#rules/meeting/core-seats.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { maySitAs } from '#rules/people/appoint-cover.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import {
  mistaken,
  notLawful,
  openedAgain,
  openForm,
  openFormAgain,
  type Problem,
  savedMeanwhile,
  unlessMeanwhile,
} from '#door/form/save-form.ts'
import { asOpened, goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import type { Visit } from '#door/visit.ts'
import type { Labels } from '#rules/words/labels.ts'
import { holderForm, holderPage, sayHolder, seatNameForm, seatNamePage } from './seat.page.ts'

/** Most likely somebody who has sat there before. */
const holderFormOn = async (visit: Visit, { holdings }: StoredSeat) =>
  holderForm(await peopleToChoose(visit, { first: holdings.map(({ personId }) => personId) }))

export async function showHolder(visit: Visit): Promise<Answer> {
  const seat = await seatIn(visit)
  if (seat === null || !isSeatStill(seat, visit.today)) return notFound()
  const asked = await holderFormOn(visit, seat)
  const state = openForm(visit, asked, { from: visit.today }, seat.version)
  return page(holderPage(seat, { state, fields: asked.controls(state) }))
}

/** Gives a seat another holder from a day on; never the acting Divisional Director as chair or deputy. (TM-02, SET-01) */
export async function changeSeatHolder(visit: Visit): Promise<Answer> {
  const seat = await seatIn(visit)
  if (seat === null) return notFound()
  const asked = await holderFormOn(visit, seat)
  return saveSettings(visit, {
    read: asked.read(visit.form),
    saw: [],
    save: async (tx, { personId, from }) => {
      if (seat.version !== versionIn(visit)) return savedMeanwhile
      const decided = decideHolderChange(seat.holdings, from, seat.lastOn)
      if (!decided.ok) return mistaken({ from: holderRefusals(seat)[decided.because] })
      const acting = await spellsAsActingDirector(tx, personId)
      if (!maySitAs(seat.part, { startsOn: from, endsOn: seat.lastOn }, acting)) return actsAsDirector(visit.labels)
      const holder = { personId: personId === 0 ? null : personId, from }
      const saved = await changeHolder(tx, visit, seat, holder, decided.value)
      return unlessMeanwhile(saved, backToMeeting(seat))
    },
    show: (problem) => showHolderAgain(visit, seat, problem),
  })
}

const holderRefusals = ({ lastOn }: StoredSeat) => ({
  'somebody-follows-later': 'Somebody takes this seat later already. Choose that day, or a later one',
  'seat-is-removed': `The last day of this seat is ${lastOn === null ? 'over' : sayDate(lastOn)}. Choose that day, or an earlier one`,
})

/** Why somebody can't sit as chair or deputy. (SET-01) */
export const actsAsDirector = (labels: Labels) =>
  notLawful(
    `They are appointed to act as ${labels('role.divisional-director')} on some of these days: who recommends an extension doesn’t agree it. Choose somebody else, or have the ${labels('role.authority-administrator')} end that cover first.`,
    'the acting director as chair or deputy',
  )

/** After a seat is changed: the page of its series. */
export const backToMeeting = ({ seriesId }: StoredSeat) => goOn(`/settings/meetings/${seriesId}`)

async function showHolderAgain(visit: Visit, before: StoredSeat, problem: Problem) {
  const [found, asked] = await Promise.all([loadSeat(visit.db, before.id), holderFormOn(visit, before)])
  const seat = found ?? before
  const typed = asked.typedIn(visit.form)
  const [name, from] = Object.values(asked.inWords(typed))
  const kept = { kind: 'core-seat', ...seat, words: { 'Held by': sayHolder(seat) } }
  const state = await openedAgain(visit, asked, problem, kept, { 'Held by': `${name ?? ''}, since ${from ?? ''}` })
  return holderPage(seat, { state, fields: asked.controls(state) })
}

export async function showSeatName(visit: Visit): Promise<Answer> {
  const seat = await seatIn(visit)
  if (seat === null || !isSeatStill(seat, visit.today)) return notFound()
  const state = openForm(visit, seatNameForm, seat, seat.version)
  return page(seatNamePage(seat, { state, fields: seatNameForm.controls(state) }))
}

export async function renameSeat(visit: Visit): Promise<Answer> {
  const seat = await seatIn(visit)
  if (seat === null) return notFound()
  return saveSettings(visit, {
    read: seatNameForm.read(visit.form),
    saw: [],
    save: async (tx, { label }) => {
      const others = (await loadSeats(tx, seat.seriesId)).filter(({ id }) => id !== seat.id)
      if (isNameOfAnother(others, label, visit.today)) return mistaken(nameTaken(label))
      return unlessMeanwhile(await saveSeatLabel(tx, visit, asOpened(visit, seat), label), backToMeeting(seat))
    },
    show: async (problem) => {
      const now = (await loadSeat(visit.db, seat.id)) ?? seat
      const state = await openFormAgain(visit, seatNameForm, problem, { kind: 'core-seat', ...now, values: now })
      return seatNamePage(now, { state, fields: seatNameForm.controls(state) })
    },
  })
}

/** Whether another seat of the series that is still there has that name, however it is spaced or capitalised. */
export const isNameOfAnother = (others: readonly StoredSeat[], label: string, today: Temporal.PlainDate): boolean =>
  others.some((each) => isSameName(each.label, label) && isSeatStill(each, today))

/** Two seats of one name couldn't be told apart where people are recorded present. */
export const nameTaken = (label: string) => ({
  label: `There is a seat called ${label} already. Give this one another name`,
})

const isSameName = (one: string, other: string): boolean => plain(one) === plain(other)
const plain = (name: string): string => name.replaceAll(/\s+/g, ' ').trim().toLowerCase()

/** The seat the address names. */
export const seatIn = (visit: Visit): Promise<StoredSeat | null> => loadSeat(visit.db, idIn(visit, 'id'))
