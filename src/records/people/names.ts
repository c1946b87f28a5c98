import { labelsWith } from '#rules/words/labels.ts'
import { authorityFact } from '#records/keeping/facts.ts'

/** What people, teams and meetings are called, by id: for pages that show a record's history in words. */
export type Names = {
  readonly person: (id: number) => string | null
  readonly team: (id: number) => string | null
  readonly series: (id: number) => string | null
  /** Of a child only where the reader sees it (`knowingChildren`). */
  readonly child: (id: number) => string | null
  /** What the council's case system is called. */
  readonly caseSystem: string
}

/** The names of everyone and every team, those who have left too. */
export const loadNames = authorityFact(async (db): Promise<Names> => {
  const [people, teams, series, labels] = await Promise.all([
    db.selectFrom('person').select(['id', 'name']).execute(),
    db.selectFrom('team').select(['id', 'name']).execute(),
    db.selectFrom('meetingSeries').select(['id', 'name']).execute(),
    db.selectFrom('label').select(['key', 'text']).execute(),
  ])
  const namesOf = (rows: readonly { readonly id: number; readonly name: string }[]) => {
    const byId = new Map(rows.map(({ id, name }) => [id, name]))
    return (id: number) => byId.get(id) ?? null
  }
  const caseSystem = labelsWith(new Map(labels.map(({ key, text }) => [key, text])))('case-system')
  return { person: namesOf(people), team: namesOf(teams), series: namesOf(series), child: () => null, caseSystem }
})

/** The same for a reader who sees these children. */
export const knowingChildren = (
  names: Names,
  children: readonly { readonly id: number; readonly name: string }[],
): Names => ({ ...names, child: (id) => children.find((child) => child.id === id)?.name ?? null })
