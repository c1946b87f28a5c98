import { seatsHeldBy } from '#records/meeting/attendance.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { change } from '#records/change/change.ts'
import { correctAgendaItem } from '#records/meeting/change-agenda-items.ts'
import { decideToCorrect } from '#rules/meeting/decide-item.ts'
import { allowed } from '#rules/outcome.ts'
import type { Visit } from '#door/visit.ts'
import { itemInPage } from '#features/meetings/agenda/agenda-list.ts'
import { loadItem } from '#features/meetings/item/item-in-view.query.ts'
import { sayWhoRecorded } from '#features/meetings/item/item-words.ts'
import { itemLines } from '#features/meetings/item/said-words.ts'
import { type NotRecorded, notRecorded, type ToRecord, writeDecisions } from '#features/meetings/item/record-item.ts'

/**
 * Corrects a confirmed item: a new version with its reason, confirmed by who makes it, while the one before stays readable. Decisions
 * are decided anew from where each child stood before. (TM-04)
 */
export const correctItem = (visit: Visit, toRecord: Omit<ToRecord, 'goTo'> & { readonly reason: string }) =>
  change<NotRecorded>(visit, async (tx) => {
    const { actor, today } = visit
    const { address, key, reason, wanted, version } = toRecord
    const view = await loadItem(tx, visit.looking, address, key)
    if (view?.kept == null) return notRecorded('item-gone')
    const { sitting } = view.meeting
    const seats = await seatsHeldBy(tx, actor.personId, sitting.seriesId, today)
    const may = decideToCorrect(view.kept.state, seats, sitting.chairedAs)
    if (!may.ok) return notRecorded(may.because)
    const before = {
      lines: [...itemLines(view.kept.discussion, view.said)],
      confirmed: sayWhoRecorded(view.kept).join('. '),
    }
    const correction = { discussion: wanted.discussion, confirmedAs: may.value, reason, before }
    const saved = await correctAgendaItem(tx, visit, { ...view.kept, version }, correction)
    if (saved !== 'saved') return notRecorded(saved)
    const { publicAddress } = toRecord
    const at = { visit, view, itemId: view.kept.id, calendar: await loadCalendar(tx), publicAddress, reason }
    const written = await writeDecisions(tx, at, toRecord)
    if (!written.ok) return written
    return allowed({ goTo: itemInPage(address, key), children: view.item.childIds })
  })
