import type { Db } from '#records/keeping/db.ts'
import { loadSittings, type StoredSitting } from '#records/sittings/sittings.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { dueTag, type WorkItem } from './work-item.ts'

/**
 * The meetings of the coming week at which nobody sits in the chair's seat on their day: without a chair, or a deputy to act, no decision is
 * taken there. A series whose seats are all empty yet is still being set up. (TM-02, M2)
 */
export async function nobodyInTheChair(db: Db, today: PlainDate): Promise<readonly WorkItem[]> {
  const [sittings, holders] = await Promise.all([
    loadSittings(db, today, today.add({ days: 7 })),
    db
      .selectFrom('seatHolding')
      .innerJoin('coreSeat', 'coreSeat.id', 'seatHolding.seatId')
      .innerJoin('person', 'person.id', 'seatHolding.personId')
      .select(['coreSeat.seriesId', 'coreSeat.part', 'coreSeat.lastOn', 'startsOn', 'endsOn', 'leftOn', 'person.name'])
      .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', today)]))
      .orderBy('coreSeat.position')
      .execute(),
  ])
  const onDay = ({ seriesId, on }: StoredSitting) =>
    holders.filter(
      (each) =>
        each.seriesId === seriesId &&
        !isBefore(on, each.startsOn) &&
        [each.endsOn, each.lastOn, each.leftOn].every((last) => last === null || !isBefore(last, on)),
    )
  return sittings.flatMap((sitting) => {
    if (sitting.chairId !== null || !(sitting.state === 'planned' || sitting.state === 'open')) return []
    const held = onDay(sitting)
    if (held.some(({ part }) => part === 'chair')) return []
    if (!holders.some(({ seriesId }) => seriesId === sitting.seriesId)) return []
    const deputies = held.flatMap(({ part, name }) => (part === 'deputy' ? [name] : []))
    return [asItem(sitting, deputies, today)]
  })
}

const asItem = (sitting: StoredSitting, deputies: readonly string[], today: PlainDate): WorkItem => ({
  title: `Say who chairs ${sitting.seriesName}, ${sayDateWithoutYear(sitting.on)}`,
  href: `/settings/meetings/${sitting.seriesId}`,
  detail:
    deputies.length === 0
      ? 'nobody sits in the seat of the chair or of a deputy that day: nothing can be decided there'
      : `nobody sits in the chair’s seat that day; ${sayNames(deputies)} can act as deputy`,
  tag: dueTag(sitting.on, today),
  on: sitting.on,
  pastLimitBy: 0,
  saw: [],
})
