import { foldWords } from '#rules/search/fold-words.ts'

/** A family as a list has it. */
export type ListedFamily = { readonly id: number; readonly name: string; readonly reference: string }

/**
 * Families of one list that share their name with another in it, however it is written, by id with their references: beside such a name the
 * reference stands, so that nobody takes one for the other. (FAM-01)
 */
export function namesakes(families: readonly ListedFamily[]): ReadonlyMap<number, string> {
  const byId = new Map(families.map((family) => [family.id, family]))
  const byName = Map.groupBy(byId.values(), ({ name }) => foldWords(name))
  const shared = [...byName.values()].filter((ofOneName) => ofOneName.length > 1).flat()
  return new Map(shared.map(({ id, reference }) => [id, reference]))
}
