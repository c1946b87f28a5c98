import { type SittingPlan, sittingPlan } from '#rules/meeting/sittings.ts'
import { loadCalendar } from './calendar.ts'
import type { Db } from './db.ts'

/** Every series' plan by the series' id: when it sits, holidays, closures, moved, extra and cancelled meetings included. (TM-01) */
export async function loadSittingPlans(db: Db): Promise<ReadonlyMap<number, SittingPlan>> {
  const [calendar, series, kept] = await Promise.all([
    loadCalendar(db),
    db.selectFrom('meetingSeries').selectAll().orderBy('id').execute(),
    db.selectFrom('sitting').select(['seriesId', 'meetsOn', 'insteadOf', 'state']).execute(),
  ])
  return new Map(
    series.map((each) => [
      each.id,
      sittingPlan(
        each,
        calendar,
        kept
          .filter((sitting) => sitting.seriesId === each.id)
          .map(({ meetsOn, insteadOf, state }) => ({ on: meetsOn, insteadOf, cancelled: state === 'cancelled' })),
      ),
    ]),
  )
}
