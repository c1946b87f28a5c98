import { z } from 'zod'
import { nameAmong } from '#parts/forms/person-choice.ts'
import { typedDateIn } from '#parts/forms/date-field.ts'
import { neededName, neededDate, neededId } from '#parts/forms/read-form.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { changeHolder, loadSeat, saveSeatLabel, type StoredSeat } from '#records/meeting/core-seats.ts'
import { spellsAsActingDirector } from '#records/people/covers.ts'
import { peopleToChoose } from '#records/people/people-to-choose.ts'
import { loadPerson } from '#records/people/person.ts'
import { boxesOf, sayTyped } from '#rules/calendar/typed-date.ts'
import { decideHolderChange } from '#rules/meeting/core-seats.ts'
import { maySitAs } from '#rules/people/appoint-cover.ts'
import { readForm } from '#parts/forms/read-form.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import {
  mistaken,
  notLawful,
  opened,
  openedAgain,
  type Problem,
  savedMeanwhile,
  unlessMeanwhile,
} from '#door/form/save-form.ts'
import { asOpened, goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import type { Visit } from '#door/visit.ts'
import type { Labels } from '#rules/words/labels.ts'
import { holderPage, sayHolder, seatNamePage } from './seat.page.ts'

const holderForm = z.object({
  personId: neededId('Choose who takes the seat, or nobody'),
  from: neededDate('First day'),
})
const labelForm = z.object({ label: neededName('Enter the seat’s name') })

export async function showHolder(visit: Visit): Promise<Answer> {
  const seat = await seatIn(visit)
  if (seat === null) return notFound()
  const typed = { personId: '', from: boxesOf(visit.today) }
  return page(holderPage(seat, typed, await peopleFor(visit, seat), opened(visit, seat.version)))
}

/** Gives a seat another holder from a day on; never the acting Divisional Director as chair or deputy. (TM-02, SET-01) */
export async function changeSeatHolder(visit: Visit): Promise<Answer> {
  const seat = await seatIn(visit)
  if (seat === null) return notFound()
  return saveSettings(visit, {
    read: readForm(visit.form, holderForm),
    saw: [],
    save: async (tx, { personId, from }) => {
      if (seat.version !== versionIn(visit)) return savedMeanwhile
      if (personId !== 0 && (await loadPerson(tx, personId)) === null)
        return mistaken({ personId: 'Choose who takes the seat from the list, or nobody' })
      const decided = decideHolderChange(seat.holdings, from)
      if (!decided.ok)
        return mistaken({ from: 'Somebody takes this seat later already. Choose that day, or a later one' })
      const acting = await spellsAsActingDirector(tx, personId)
      if (!maySitAs(seat.part, { startsOn: from, endsOn: null }, acting)) return actsAsDirector(visit.labels)
      const holder = { personId: personId === 0 ? null : personId, from }
      const saved = await changeHolder(tx, visit, seat, holder, decided.value)
      return unlessMeanwhile(saved, backToMeeting(seat))
    },
    show: (problem) => showHolderAgain(visit, seat, problem),
  })
}

/** Most likely somebody who has sat there before. */
const peopleFor = (visit: Visit, { holdings }: StoredSeat) =>
  peopleToChoose(visit, { first: holdings.map(({ personId }) => personId) })

const actsAsDirector = (labels: Labels) =>
  notLawful(
    `They are appointed to act as ${labels('role.divisional-director')} on some of these days: who recommends an extension doesn’t agree it. Choose somebody else, or have the ${labels('role.authority-administrator')} end that cover first.`,
    'the acting director as chair or deputy',
  )

const backToMeeting = ({ seriesId }: StoredSeat) => goOn(`/settings/meetings/${seriesId}`)

async function showHolderAgain(visit: Visit, before: StoredSeat, problem: Problem) {
  const [seat, people] = await Promise.all([
    loadSeat(visit.db, before.id).then((found) => found ?? before),
    peopleFor(visit, before),
  ])
  const typed = { personId: visit.form.text('personId'), from: typedDateIn(visit.form, 'from') }
  const name = nameAmong(people, typed.personId) || 'nobody'
  const theirs = { 'Held by': sayHolder(seat) }
  const yours = { 'Held by': `${name}, since ${sayTyped(typed.from)}` }
  return holderPage(
    seat,
    typed,
    people,
    await openedAgain(visit, problem, { kind: 'core-seat', ...seat, words: theirs }, yours),
  )
}

export async function showSeatName(visit: Visit): Promise<Answer> {
  const seat = await seatIn(visit)
  return seat === null ? notFound() : page(seatNamePage(seat, seat.label, opened(visit, seat.version)))
}

export async function renameSeat(visit: Visit): Promise<Answer> {
  const seat = await seatIn(visit)
  if (seat === null) return notFound()
  return saveSettings(visit, {
    read: readForm(visit.form, labelForm),
    saw: [],
    save: async (tx, { label }) =>
      unlessMeanwhile(await saveSeatLabel(tx, visit, asOpened(visit, seat), label), backToMeeting(seat)),
    show: async (problem) => {
      const now = (await loadSeat(visit.db, seat.id)) ?? seat
      const typed = visit.form.text('label')
      const theirs = { Seat: now.label }
      const yours = { Seat: typed }
      return seatNamePage(
        now,
        typed,
        await openedAgain(visit, problem, { kind: 'core-seat', ...now, words: theirs }, yours),
      )
    },
  })
}

const seatIn = (visit: Visit): Promise<StoredSeat | null> => loadSeat(visit.db, idIn(visit, 'id'))
