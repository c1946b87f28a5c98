import { loadCalendar } from '#records/calendar/calendar.ts'
import type { Db } from '#records/keeping/db.ts'
import { openPapers, seenAmong } from '#records/meeting/item-papers.ts'
import { loadAskedPapers } from '#records/meeting/papers.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'
import type { ItemOfMeeting } from '#rules/meeting/agenda.ts'
import { type PaperOfItem, papersOfItem } from '#rules/meeting/papers.ts'

/** How the papers of an item of this meeting stand. */
export type PapersOf = (item: ItemOfMeeting) => readonly PaperOfItem[]

/**
 * What this meeting's items are asked and how that stands at a moment, as clocks in England show it. It is looked for at once with whatever else
 * the agenda is built from. (SET-08)
 */
export async function papersAtItems(
  db: Db,
  { seriesId, on: meetingOn }: Pick<StoredSitting, 'seriesId' | 'on'>,
  now: Temporal.PlainDateTime,
): Promise<PapersOf> {
  const [list, calendar, rowsOf] = await Promise.all([
    loadAskedPapers(db),
    loadCalendar(db),
    openPapers(db, { seriesId, on: meetingOn }),
  ])
  return (item) => papersOfItem(item, list, seenAmong(rowsOf(item.key)), { calendar, meetingOn, now })
}
