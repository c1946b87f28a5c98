import type { Calendar } from '#rules/calendar/working-days.ts'
import { type KeptSitting, type MeetingSeries, type SittingPlan, sittingPlan } from '#rules/sittings/sittings.ts'
import { readCalendar } from '#records/calendar/calendar.ts'
import { authorityFact, type FactsDb } from '#records/keeping/facts.ts'

/** All that decides when meetings are held: the calendar, the series, and the meetings written down. */
export type MeetingFacts = {
  readonly calendar: Calendar
  readonly series: readonly (MeetingSeries & { readonly id: number })[]
  readonly kept: readonly (KeptSitting & { readonly id: number; readonly seriesId: number })[]
}

async function readMeetingFacts(db: FactsDb): Promise<MeetingFacts> {
  const [calendar, series, kept] = await Promise.all([
    readCalendar(db),
    db.selectFrom('meetingSeries').select(['id', 'weekday', 'holidayRule', 'placement']).orderBy('id').execute(),
    db.selectFrom('sitting').select(['id', 'seriesId', 'meetsOn as on', 'weekOf', 'byHand', 'state']).execute(),
  ])
  return { calendar, series, kept }
}

/** As they stand now. A change that isn't saved yet is tried on a copy, to say what it would move. */
export const loadMeetingFacts = authorityFact(readMeetingFacts)

/** Every series' plan by the series' id: when it sits, holidays, closures, moved, extra and cancelled meetings included. (TM-01) */
export const plansFrom = ({ calendar, series, kept }: MeetingFacts): ReadonlyMap<number, SittingPlan> =>
  new Map(
    series.map((each) => [
      each.id,
      sittingPlan(
        each,
        calendar,
        kept.filter(({ seriesId }) => seriesId === each.id),
      ),
    ]),
  )

/** Every series' plan as things stand now. */
export const loadSittingPlans = authorityFact(async (db) => plansFrom(await readMeetingFacts(db)))
