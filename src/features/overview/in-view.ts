import type { ChildOfSeries } from '#records/meeting/children-of-series.ts'
import type { StandingRow } from '#rules/overview/child-standing.ts'
import type { OverviewChild } from '#rules/overview/content.ts'
import type { WeeksEntry } from '#rules/overview/draft-overview.ts'

/** An entry before the meeting's own words and actions are put to it, its rows before they are said where they stand with the meeting. */
export type Facts = Pick<WeeksEntry, 'key' | 'section' | 'title' | 'reference' | 'familyId' | 'teamId'> & {
  readonly rows: readonly StandingRow[]
  readonly children: readonly OverviewChild[]
}

/** The same with each row's own standing. */
export type EntryOfWeek = Omit<Facts, 'rows'> & Pick<WeeksEntry, 'rows'>

/** A child with who answers for them today. */
export const answered = ({ id, name, teamName, workerName }: ChildOfSeries): OverviewChild => ({
  id,
  name,
  team: teamName,
  worker: workerName,
})

/** The week's children of the series, siblings oldest first. */
export type InView = {
  readonly ofFamily: ReadonlyMap<number, readonly ChildOfSeries[]>
  readonly byId: ReadonlyMap<number, OverviewChild>
  readonly referenceOf: (familyId: number | null) => string | null
  /** Of these ids those who are there, oldest first. */
  readonly named: (ids: readonly number[]) => readonly OverviewChild[]
}

/** The same of these children, in their order. */
export function inView(children: readonly ChildOfSeries[]): InView {
  const byId = new Map(children.map((child) => [child.id, answered(child)]))
  const place = new Map(children.map(({ id }, index) => [id, index]))
  const placeOf = (id: number): number => place.get(id) ?? 0
  const ofFamily = Map.groupBy(children, ({ familyId }) => familyId)
  return {
    byId,
    ofFamily,
    referenceOf: (familyId) => ofFamily.get(familyId ?? 0)?.[0]?.familyReference ?? null,
    named: (ids) =>
      [...new Set(ids)].toSorted((one, other) => placeOf(one) - placeOf(other)).flatMap((id) => byId.get(id) ?? []),
  }
}
