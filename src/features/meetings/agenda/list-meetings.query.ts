import { loadAgendaItems } from '#records/meeting/agenda-items.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import { beforeItsSeries } from '#records/sittings/first-meeting.ts'
import { loadSittings } from '#records/sittings/sittings.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { HalfYear } from '#parts/lists/half-years.ts'
import type { MeetingLine } from './list-meetings.page.ts'

/**
 * The meetings of the last half year and the next two months, or of an earlier half year those written down, with what is recorded at each of
 * what this person may see.
 */
export async function listMeetings(db: Db, looking: Looking, shown: HalfYear): Promise<readonly MeetingLine[]> {
  const { from, to, isLatest } = shown
  const [found, isBeforeItsSeries] = await Promise.all([
    loadSittings(db, from, isLatest ? to.add({ months: 2 }) : to),
    beforeItsSeries(db),
  ])
  const sittings = found.filter((sitting) => (isLatest ? !isBeforeItsSeries(sitting) : sitting.state !== 'planned'))
  const ids = sittings.flatMap(({ id }) => (id === null ? [] : [id]))
  const chairIds = sittings.flatMap(({ chairId }) => (chairId === null ? [] : [chairId]))
  const [items, chairs] = await Promise.all([
    loadAgendaItems(db, looking, ids),
    chairIds.length === 0
      ? []
      : db.selectFrom('person').select(['id', 'name']).where('id', '=', anyOf(chairIds)).execute(),
  ])
  const nameOf = new Map(chairs.map(({ id, name }) => [id, name]))
  return sittings.map(({ id, address, on, startsAt, seriesId, seriesName, state, onPapers, chairId, chairedAs }) => {
    const own = items.filter(({ sittingId }) => sittingId === id)
    return {
      address,
      on,
      startsAt,
      seriesId,
      seriesName,
      state,
      onPapers,
      isActing: chairedAs === 'acting-deputy',
      chair: chairId === null ? null : (nameOf.get(chairId) ?? null),
      recorded: own.filter((item) => item.state !== 'open').length,
      awaiting: own.filter((item) => item.state === 'recorded').length,
    }
  })
}
