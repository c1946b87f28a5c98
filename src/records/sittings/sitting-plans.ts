import type { Calendar } from '#rules/calendar/working-days.ts'
import { type WhoTakes, whoTakes } from '#rules/meeting/business.ts'
import { type KeptSitting, type MeetingSeries, type SittingPlan, sittingPlan } from '#rules/sittings/sittings.ts'
import { readCalendar } from '#records/calendar/calendar.ts'
import { authorityFact, type FactsDb } from '#records/keeping/facts.ts'
import { type BusinessFacts, readBusiness } from './business-of-series.ts'
import { columnsOfRhythm, rhythmOf } from './rhythm-of-series.ts'

/** All that decides when meetings are held and what each takes: the calendar, the series with their business, and the meetings written down. */
export type MeetingFacts = {
  readonly calendar: Calendar
  readonly series: readonly (MeetingSeries & { readonly id: number })[]
  readonly kept: readonly (KeptSitting & { readonly id: number; readonly seriesId: number })[]
  readonly business: BusinessFacts
}

async function readMeetingFacts(db: FactsDb): Promise<MeetingFacts> {
  const [calendar, series, kept, business] = await Promise.all([
    readCalendar(db),
    db
      .selectFrom('meetingSeries')
      .select(['id', ...columnsOfRhythm, 'holidayRule', 'placement'])
      .orderBy('id')
      .execute(),
    db
      .selectFrom('sitting')
      .select(['id', 'seriesId', 'meetsOn as on', 'standsFor', 'dayAlone', 'byHand', 'state'])
      .execute(),
    readBusiness(db),
  ])
  return {
    calendar,
    series: series.map((row) => ({
      id: row.id,
      rhythm: rhythmOf(row),
      holidayRule: row.holidayRule,
      placement: row.placement,
    })),
    kept,
    business,
  }
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

/** Where and by whom reviews are taken: every series' plan, and which series takes a team's. */
export type Placing = { readonly plans: ReadonlyMap<number, SittingPlan>; readonly whoTakes: WhoTakes }

export const placingFrom = (facts: MeetingFacts): Placing => ({
  plans: plansFrom(facts),
  whoTakes: whoTakes(facts.business.takes, facts.business.teams),
})

/** The same as things stand now. */
export const loadPlacing = authorityFact(async (db) => placingFrom(await readMeetingFacts(db)))

/** Every series' plan as things stand now. */
export const loadSittingPlans = authorityFact(async (db) => plansFrom(await readMeetingFacts(db)))
