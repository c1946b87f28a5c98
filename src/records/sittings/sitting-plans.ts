import type { Calendar } from '#rules/calendar/working-days.ts'
import { type KeptSitting, type MeetingSeries, type SittingPlan, sittingPlan } from '#rules/sittings/sittings.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import type { Db } from '#records/keeping/db.ts'

/** All that decides when meetings are held: the calendar, the series, and the meetings written down. */
export type MeetingFacts = {
  readonly calendar: Calendar
  readonly series: readonly (MeetingSeries & { readonly id: number })[]
  readonly kept: readonly (KeptSitting & { readonly seriesId: number })[]
}

/** As they stand now. A change that isn't saved yet is tried on a copy, to say what it would move. */
export async function loadMeetingFacts(db: Db): Promise<MeetingFacts> {
  const [calendar, series, sittings] = await Promise.all([
    loadCalendar(db),
    db.selectFrom('meetingSeries').select(['id', 'weekday', 'holidayRule', 'placement']).orderBy('id').execute(),
    db.selectFrom('sitting').select(['seriesId', 'meetsOn', 'insteadOf', 'state']).execute(),
  ])
  const kept = sittings.map(({ seriesId, meetsOn, insteadOf, state }) => ({
    seriesId,
    insteadOf,
    on: meetsOn,
    cancelled: state === 'cancelled',
  }))
  return { calendar, series, kept }
}

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
export const loadSittingPlans = async (db: Db): Promise<ReadonlyMap<number, SittingPlan>> =>
  plansFrom(await loadMeetingFacts(db))
