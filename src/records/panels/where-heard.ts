import type { Db } from '#records/keeping/db.ts'
import { loadTaken, loadWhoTakes } from '#records/sittings/business-of-series.ts'
import { addressOf, loadSeries, type SeriesAtAddress } from '#records/sittings/sitting-address.ts'
import { loadSittingPlans } from '#records/sittings/sitting-plans.ts'
import type { PanelItem } from './panel-items.ts'
import { type Business, takesAsked, takesKind, type WhoTakes } from '#rules/meeting/business.ts'
import { panelBusiness } from '#rules/panels/panel-outcomes.ts'
import { nextHearing } from '#rules/panels/panel-item.ts'
import type { SittingPlan } from '#rules/sittings/sittings.ts'

/** The bodies that can be asked: every series with what it takes and when it sits. */
export type Bodies = {
  readonly series: readonly SeriesAtAddress[]
  readonly taken: ReadonlyMap<number, readonly Business[]>
  readonly takes: WhoTakes
  readonly plans: ReadonlyMap<number, SittingPlan>
}

export async function loadBodies(db: Db): Promise<Bodies> {
  const [series, taken, takes, plans] = await Promise.all([
    loadSeries(db),
    loadTaken(db),
    loadWhoTakes(db),
    loadSittingPlans(db),
  ])
  return { series, taken, takes, plans }
}

/** The series that can be asked for something: of all kinds, or of one. */
export const askedBodies = ({ series, taken }: Bodies, kinds: readonly Business[] = panelBusiness) =>
  series.filter(({ id }) => kinds.some((kind) => takesKind(taken.get(id) ?? [], kind)))

/** The body before which an item comes, and its next meeting; `on` null where none is planned within a year or nothing is left to hear. */
export type WhereHeard = {
  readonly body: string
  readonly seriesId: number
  readonly on: Temporal.PlainDate | null
  readonly address: string | null
}

export function whereHeard(bodies: Bodies, item: PanelItem, today: Temporal.PlainDate): WhereHeard {
  const seriesId = takesAsked(item, bodies.taken, bodies.takes)
  const series = bodies.series.find(({ id }) => id === seriesId)
  const on = nextHearing(item, bodies.plans.get(seriesId), today)
  const address = on === null || series === undefined ? null : addressOf(on, series, bodies.series[0])
  return { body: series?.name ?? '', seriesId, on, address }
}
