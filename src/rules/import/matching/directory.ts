import { earlierNames, type Named } from './earlier-names.ts'
import { byRef, withKey } from './find-records.ts'
import { matchTeam } from './match-team.ts'
import { nameKey } from '#rules/import/sheets/names.ts'
import { nameIn, type RowInHand } from '#rules/import/reading/read-row.ts'
import type { Ref } from '#rules/import/plan/record-values.ts'
import { severalPeople, unknownPerson, unknownTeam } from '#rules/import/reading/words-for-reading.ts'
import { known, type Workings } from '#rules/import/plan/workings.ts'

/** Who and what can be named in a cell: everyone kept and everyone on the Staff list. */
export type Directory = {
  readonly people: readonly Named[]
  readonly byName: ReadonlyMap<string, readonly Named[]>
  readonly teams: readonly Named[]
  /** What teams were called before. */
  readonly earlierTeams: readonly Named[]
  /** The manager of each team, where it has exactly one. */
  readonly managers: ReadonlyMap<Ref, Ref>
  /** The team in which each person works, where it is exactly one. */
  readonly teamOf: ReadonlyMap<Ref, Ref>
  readonly directors: ReadonlySet<Ref>
}

/** Pairs whose first part stands with only one second part. */
function onlyOnes(pairs: readonly (readonly [Ref, Ref])[]): ReadonlyMap<Ref, Ref> {
  const byFirst = Map.groupBy(pairs, ([first]) => first)
  return new Map(pairs.filter(([first, second]) => byFirst.get(first)?.every((pair) => pair[1] === second)))
}

/** Made once the Staff list is planned. */
export function directoryOf(workings: Workings): Directory {
  const holdings = known(workings, 'holdings').map(({ value }) => value)
  const people = known(workings, 'people').map(({ ref, value }) => ({ ref, name: value.name }))
  const inTeams = holdings.flatMap(({ person, role, team }) => (team === null ? [] : [{ person, role, team }]))
  const managing = inTeams.filter(({ role }) => role === 'team-manager')
  return {
    people,
    byName: Map.groupBy([...people, ...earlierNames(workings.existing.people)], ({ name }) => nameKey(name)),
    teams: known(workings, 'teams').map(({ ref, value }) => ({ ref, name: value.name })),
    earlierTeams: earlierNames(workings.existing.teams),
    managers: onlyOnes(managing.map(({ team, person }) => [team, person])),
    teamOf: onlyOnes(inTeams.map(({ person, team }) => [person, team])),
    directors: new Set(holdings.filter(({ role }) => role === 'divisional-director').map(({ person }) => person)),
  }
}

export const nameOf = (named: readonly Named[], ref: Ref): string => withKey(named, byRef, ref)[0]?.name ?? 'somebody'

/** Everyone of that name: only the same name counts, for a wrong worker would be shown another family's child. */
const peopleCalled = ({ byName }: Directory, name: string): readonly Ref[] => [
  ...new Set((byName.get(nameKey(name)) ?? []).map(({ ref }) => ref)),
]

/** The person a cell names; nobody or several of that name are reported and left empty. */
export function personIn<F extends string>(row: RowInHand<F>, field: F, directory: Directory): Ref | null {
  const name = nameIn(row, field)
  if (name === null) return null
  const [person, ...others] = peopleCalled(directory, name)
  if (person === undefined) row.report(field, unknownPerson(row.heading(field), name))
  else if (others.length > 0) row.report(field, severalPeople(row.heading(field), name))
  else return person
  return null
}

/** The team a cell names, however it is written; an unknown one is reported and left empty. */
export function teamIn<F extends string>(row: RowInHand<F>, field: F, directory: Directory): Ref | null {
  const name = nameIn(row, field)
  if (name === null) return null
  const team = matchTeam(name, directory.teams) ?? matchTeam(name, directory.earlierTeams)
  if (team === null) row.report(field, unknownTeam(name))
  return team?.ref ?? null
}
