import { change } from '#records/change/change.ts'
import { seatsHeldBy } from '#records/meeting/attendance.ts'
import { confirmAgendaItem } from '#records/meeting/change-agenda-items.ts'
import { loadAgendaItems } from '#records/meeting/agenda-items.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'
import { type ConfirmRefusal, decideToConfirm } from '#rules/meeting/decide-item.ts'
import { allowed, refused } from '#rules/outcome.ts'
import type { Visit } from '#door/visit.ts'

/** An item as the chair read it: one that was written again since isn't confirmed unread. */
export type ReadItem = { readonly id: number; readonly version: number }

export type NotConfirmed = ConfirmRefusal | 'changed-by-someone-else' | 'nothing-chosen'

/** Confirms these items of a meeting, all or none, which locks them. (TM-04, M2) */
export const confirmItems = (visit: Visit, sitting: StoredSitting, read: readonly ReadItem[]) =>
  change<NotConfirmed>(visit, async (tx) => {
    const { actor, today } = visit
    if (read.length === 0 || sitting.id === null) return refused('nothing-chosen')
    const seats = await seatsHeldBy(tx, actor.personId, sitting.seriesId, today)
    const items = await loadAgendaItems(tx, visit.looking, [sitting.id])
    const children: number[] = []
    for (const { id, version } of read) {
      const item = items.find((each) => each.id === id)
      if (item === undefined) return refused('changed-by-someone-else')
      const decided = decideToConfirm(item.state, seats, sitting.chairedAs)
      if (!decided.ok) return decided
      const saved = await confirmAgendaItem(tx, visit, { ...item, version }, decided.value)
      if (saved !== 'saved') return refused(saved)
      children.push(...item.childIds)
    }
    const left = items.filter(({ id, state }) => state === 'recorded' && !read.some((each) => each.id === id))
    const goTo = left.length > 0 ? `/meetings/${sitting.address}/confirm` : `/meetings/${sitting.address}`
    return allowed({ goTo, children })
  })
