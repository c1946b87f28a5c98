import { sql } from 'kysely'
import { foldWords } from '#rules/search/fold-words.ts'
import type { OtherName } from '#rules/filing/other-names.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'

/**
 * For one child's file: whose names mustn't stand in it, and which stay besides the child's name: those of the child's own adults, and what
 * they and the child were called before.
 */
export type NamesOfFile = { readonly ownNames: readonly string[]; readonly others: readonly OtherName[] }

/**
 * The names of these families, seen or not, by what each is to a child: siblings and adults who are nothing to the child are left out
 * of its file, by what they are called now and were called before: words are kept as they were written. What is to nobody yet stays.
 */
export async function namesOfFamilies(
  db: Db,
  familyIds: readonly number[],
): Promise<(childId: number, familyId: number) => NamesOfFile> {
  if (familyIds.length === 0) return () => ({ ownNames: [], others: [] })
  const [children, adults] = await Promise.all([
    db
      .selectFrom('child')
      .select(['id', 'name', 'familyId', calledBefore('child').as('before')])
      .where('familyId', '=', anyOf(familyIds))
      .execute(),
    db
      .selectFrom('adultOfChild')
      .innerJoin('adult', 'adult.id', 'adultOfChild.adultId')
      .select(['adult.id', 'adult.name', 'adult.familyId', 'adultOfChild.childId', calledBefore('adult').as('before')])
      .where('adult.familyId', '=', anyOf(familyIds))
      .execute(),
  ])
  const childrenOf = Map.groupBy(children, ({ familyId }) => familyId)
  const adultsOf = Map.groupBy(adults, ({ familyId }) => familyId)
  return (childId, familyId) => {
    const ofFamily = childrenOf.get(familyId) ?? []
    const siblings = ofFamily.filter(({ id }) => id !== childId)
    const relations = adultsOf.get(familyId) ?? []
    const ownAdults = relations.filter((relation) => relation.childId === childId)
    const own = new Set(ownAdults.map(({ id }) => id))
    const strangers = [...new Map(relations.filter(({ id }) => !own.has(id)).map((each) => [each.id, each])).values()]
    // Where names were taken for one another and put right, what is somebody else's now is theirs.
    const othersNow = new Set([...siblings, ...strangers].map(({ name }) => name))
    const ownBefore = ofFamily.flatMap(({ id, before }) => (id === childId ? before : []))
    return {
      ownNames: [...new Set([...ownAdults.flatMap(everyName), ...ownBefore.filter((name) => !othersNow.has(name))])],
      others: [
        ...siblings.flatMap(everyName).map((name) => ({ name, instead: 'a sibling' })),
        ...strangers.flatMap(everyName).map((name) => ({ name, instead: 'another adult' })),
      ],
    }
  }
}

const everyName = ({ name, before }: { readonly name: string; readonly before: readonly string[] }) => [name, ...before]

/** What a child or adult was called before, as the history has it. */
const calledBefore = (kind: 'child' | 'adult') => sql<readonly string[]>`array(
  select distinct before ->> 'name' from change_history
  where record_kind = ${sql.lit(kind)} and record_id = ${sql.ref(`${kind}.id`)} and before ->> 'name' <> '')`

/** What may be a whole name: two to four words in a row, each with a capital. */
const capitals = /\p{Lu}[\p{L}\p{M}'’‘-]*(?:[ \n]+\p{Lu}[\p{L}\p{M}'’‘-]*)+/gu
const longestName = 4

function* possibleNames(text: string): Generator<string> {
  for (const [run] of text.matchAll(capitals)) {
    const words = foldWords(run.replaceAll(/['’](?=s\b)/gu, ' ')).split(' ')
    for (let from = 0; from < words.length - 1; from += 1)
      for (let to = from + 2; to <= Math.min(words.length, from + longestName); to += 1)
        yield words.slice(from, to).join(' ')
  }
}

/** Children of other families whose whole name stands in one of these texts, by family: in a child's file they are left out too. */
export async function childrenNamedIn(
  db: Db,
  texts: readonly string[],
): Promise<readonly { readonly name: string; readonly familyId: number }[]> {
  const names = new Set(texts.flatMap((text) => [...possibleNames(text)]))
  if (names.size === 0) return []
  return db
    .selectFrom('child')
    .innerJoin('childWords', 'childWords.childId', 'child.id')
    .select(['child.name', 'child.familyId'])
    .where('childWords.name', '=', sql<string>`any(${[...names]}::text[])`)
    .execute()
}
