import type { ImportPlan, Planned } from '#rules/import/plan/import-plan.ts'
import { idOf, keptRef, recordKinds, type Existing, type Kept } from '#rules/import/plan/record-values.ts'

/** Nothing kept yet. */
export const nothingKept: Existing = {
  services: [],
  teams: [],
  people: [],
  holdings: [],
  seats: [],
  families: [],
  children: [],
  episodes: [],
  reviews: [],
  extensions: [],
  proceedings: [],
  proceedingsChildren: [],
  hearings: [],
  filings: [],
  privateProceedings: [],
  actions: [],
}

/** What Waymark keeps once a plan is loaded: every record with an id, and every reference by it. */
export function keptAfter(plan: ImportPlan, before: Existing = nothingKept): Existing {
  const refs = recordKinds.flatMap((kind) => plan[kind].map(({ ref }) => ref))
  const highest = Math.max(
    0,
    ...recordKinds.flatMap((kind) => before[kind].map(({ id }) => id)),
    ...refs.map((ref) => idOf(ref) ?? 0),
  )
  const ids = new Map(refs.map((ref, at) => [ref, idOf(ref) ?? highest + 1 + at]))
  const withIds = <V extends object>(value: V): V => {
    const byId = (field: unknown) =>
      typeof field === 'string' && ids.has(field) ? keptRef(ids.get(field) ?? 0) : field
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, byId(field)])) as V
  }
  const keep = <V extends object>(planned: readonly Planned<V>[], kept: readonly Kept<V>[]): readonly Kept<V>[] => {
    const touched = new Set(planned.map(({ ref }) => idOf(ref)))
    const loaded = planned.map(({ ref, value }) => ({ id: ids.get(ref) ?? 0, value: withIds(value) }))
    return [...kept.filter(({ id }) => !touched.has(id)), ...loaded]
  }
  return {
    services: keep(plan.services, before.services),
    teams: keep(plan.teams, before.teams),
    people: keep(plan.people, before.people),
    holdings: keep(plan.holdings, before.holdings),
    seats: keep(plan.seats, before.seats),
    families: keep(plan.families, before.families),
    children: keep(plan.children, before.children),
    episodes: keep(plan.episodes, before.episodes),
    reviews: keep(plan.reviews, before.reviews),
    extensions: keep(plan.extensions, before.extensions),
    proceedings: keep(plan.proceedings, before.proceedings),
    proceedingsChildren: keep(plan.proceedingsChildren, before.proceedingsChildren),
    hearings: keep(plan.hearings, before.hearings),
    filings: keep(plan.filings, before.filings),
    privateProceedings: keep(plan.privateProceedings, before.privateProceedings),
    actions: keep(plan.actions, before.actions),
  }
}
