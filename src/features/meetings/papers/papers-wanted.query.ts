import { loadCalendar } from '#records/calendar/calendar.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadAskedPapers } from '#records/meeting/papers.ts'
import { loadSittings, type StoredSitting } from '#records/sittings/sittings.ts'
import { type Looking, stillFollowed } from '#records/access/visible-children.ts'
import type { Calendar } from '#rules/calendar/working-days.ts'
import type { ItemOfMeeting } from '#rules/meeting/agenda.ts'
import { type PaperOfItem, paperState } from '#rules/meeting/papers.ts'
import {
  mayBeWanted,
  type PapersWanted,
  type PaperWanted,
  type WantedAs,
  wantedAhead,
} from '#rules/meeting/papers-asked.ts'
import { papersHref } from '#features/meetings/agenda/agenda-list.ts'
import { loadAgendaAt } from '#features/meetings/agenda/meeting-in-view.query.ts'

/**
 * The items of coming meetings, as this person sees them, for which a paper is asked for and not there, or (`late`) whose deadline has gone;
 * `now` is what clocks in England show. The agendas say so themselves, of the meetings that are near enough. (SET-08)
 */
export async function papersWanted(
  db: Db,
  looking: Looking,
  now: Temporal.PlainDateTime,
  as: WantedAs,
): Promise<readonly PapersWanted[]> {
  const { today } = looking
  const [list, calendar, sittings] = await Promise.all([
    loadAskedPapers(db),
    loadCalendar(db),
    loadSittings(db, today, today.add(wantedAhead)),
  ])
  const near = sittings.filter(
    ({ state, on: meetingOn }) =>
      (state === 'planned' || state === 'open') && mayBeWanted(list, { calendar, meetingOn, now }, as),
  )
  const meetings = await Promise.all(near.map((sitting) => loadAgendaAt(db, stillFollowed(looking), sitting)))
  return meetings.flatMap(({ agenda, papers: shownOf, sitting }) =>
    agenda.items.flatMap((item) => {
      const shown = shownOf.get(item.key)
      const papers = shown?.when === 'now' ? wantedOf(shown.papers, sitting, { calendar, now, as }) : []
      return papers.length === 0 ? [] : [wantedAt(sitting, item, papers)]
    }),
  )
}

const wantedAt = (
  { seriesId, seriesName, on, apart, address }: StoredSitting,
  { key, familyId, childIds }: ItemOfMeeting,
  papers: readonly PaperWanted[],
): PapersWanted => ({
  ...{ seriesId, seriesName, on, apart, key, familyId, childIds, papers },
  href: papersHref(address, key),
})

type Asked = { readonly calendar: Calendar; readonly now: Temporal.PlainDateTime; readonly as: WantedAs }

/** To the hour: the agenda knows the day alone. */
const wantedOf = (
  papers: readonly PaperOfItem[],
  { on: meetingOn }: StoredSitting,
  { calendar, now, as }: Asked,
): readonly PaperWanted[] =>
  papers.flatMap(({ paper, seen, due }) => {
    const state = paperState(paper, seen, { calendar, meetingOn, now })
    const isWanted = state === 'late' || (as === 'asked' && state === 'asked')
    return isWanted ? [{ id: paper.id, name: paper.name, state, due }] : []
  })
